/*
 * Comparing programs: names, comments and layout make no difference, and two honest solutions of
 * one lab are not alike. Random programs, from a printed seed.
 */
#include "base/file.h"
#include "course/mistakes.h"
#include "course/similarity.h"

#include "dice.h"
#include "tap.h"

#include <stdlib.h>

static const char shipped[] = "#include \"bank.h\"\n"
			      "int pay(struct account *account, int amount)\n"
			      "{\n"
			      "\tif (account->balance < amount)\n"
			      "\t\treturn 0;\n"
			      "\taccount->balance -= amount;\n"
			      "\treturn 1;\n"
			      "}\n";

static const char with_mutex[] = "#include \"bank.h\"\n"
				 "#include <pthread.h>\n"
				 "static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;\n"
				 "int pay(struct account *account, int amount)\n"
				 "{\n"
				 "\tint paid = 0;\n"
				 "\tpthread_mutex_lock(&lock); // the pair is one step\n"
				 "\tif (account->balance >= amount) {\n"
				 "\t\taccount->balance -= amount;\n"
				 "\t\tpaid = 1;\n"
				 "\t}\n"
				 "\tpthread_mutex_unlock(&lock);\n"
				 "\treturn paid;\n"
				 "}\n";

static const char renamed[] = "/* I wrote this myself. */\n"
			      "#include \"bank.h\"\n"
			      "#include <pthread.h>\n\n"
			      "static pthread_mutex_t mtx_guard=PTHREAD_MUTEX_INITIALIZER;\n"
			      "int pay(struct account *a, int how_much) {\n"
			      "  int ok = 0; /* not yet */\n"
			      "  pthread_mutex_lock(&mtx_guard);\n"
			      "  if (a->balance >= how_much) { a->balance -= how_much; ok = 1; }\n"
			      "  pthread_mutex_unlock(&mtx_guard);\n"
			      "  return ok;\n"
			      "}\n";

static const char with_atomic[] =
	"#include \"bank.h\"\n"
	"#include <stdatomic.h>\n"
	"int pay(struct account *account, int amount)\n"
	"{\n"
	"\tint seen = atomic_load(&account->balance);\n"
	"\twhile (seen >= amount)\n"
	"\t\tif (atomic_compare_exchange_weak(&account->balance, &seen, seen - amount))\n"
	"\t\t\treturn 1;\n"
	"\treturn 0;\n"
	"}\n";

/* One function of it is somebody else's, and the order is another one. */
static const char partly[] =
	"#include \"bank.h\"\n"
	"static int helper(int x) { return x * 2 + 1; }\n"
	"int unused(int y) { for (int i = 0; i < y; i++) helper(i); return y; }\n"
	"#include <pthread.h>\n"
	"static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;\n"
	"int pay(struct account *k, int n)\n"
	"{\n"
	"\tint p = 0;\n"
	"\tpthread_mutex_lock(&m);\n"
	"\tif (k->balance >= n) {\n"
	"\t\tk->balance -= n;\n"
	"\t\tp = 1;\n"
	"\t}\n"
	"\tpthread_mutex_unlock(&m);\n"
	"\treturn p;\n"
	"}\n";

struct desk {
	struct names library;
	struct given given;
};

static void tokenise(const struct desk *desk, struct c_tokens *tokens, const char *source)
{
	*tokens = (struct c_tokens){0};
	c_tokens_add(tokens, source, strlen(source), 0, &desk->library);
}

static void prepare(const struct desk *desk, struct prints *prints, const char *source)
{
	struct c_tokens tokens;

	tokenise(desk, &tokens, source);
	prints_make(prints, &tokens, &desk->given);
}

static bool is_same_whole(const struct desk *desk, const char *one, const char *other)
{
	struct prints a, b;
	bool same;

	prepare(desk, &a, one);
	prepare(desk, &b, other);
	same = prints_whole(&a) == prints_whole(&b);
	prints_release(&a);
	prints_release(&b);
	return same;
}

/* Percent of the smaller one's prints that the other one has, too; -1 without any. */
static int percent(const struct desk *desk, const char *one, const char *other)
{
	struct prints a, b;
	size_t smaller, shared;

	prepare(desk, &a, one);
	prepare(desk, &b, other);
	smaller = a.count < b.count ? a.count : b.count;
	shared = prints_shared(&a, &b);
	prints_release(&a);
	prints_release(&b);
	return smaller ? (int)(100 * shared / smaller) : -1;
}

static size_t count_tokens(const struct desk *desk, const char *source)
{
	struct c_tokens tokens;
	size_t count;

	tokenise(desk, &tokens, source);
	count = tokens.count;
	c_tokens_release(&tokens);
	return count;
}

static void piece_tests(struct tap *tap, const struct desk *desk)
{
	struct prints a, b;
	struct piece *pieces;
	size_t count;

	prepare(desk, &a, with_mutex);
	prepare(desk, &b, partly);
	count = prints_pieces(&a, &b, &pieces);
	tap_ok(tap, count == 1, "what they share is one piece");
	tap_ok(tap, count && pieces[0].first[0] <= 3 && pieces[0].last[0] == 14,
		"it has its lines in the one");
	tap_ok(tap,
		count && pieces[0].first[1] >= 4 && pieces[0].first[1] <= 6 &&
			pieces[0].last[1] == 16,
		"and its lines in the other");
	free(pieces);
	prints_release(&a);
	prints_release(&b);
}

/* A program as a list of tokens; each is written with a name, a comment and blanks of its own. */
static void write_token(struct text *source, int token, int naming, struct dice *dice)
{
	static const char *const fixed[] = {"if", "(", ")", "{", "}", "=", "+", ";", "return",
		"pthread_mutex_lock", "12", "\"text\"", "while", "*"};
	int count = (int)(sizeof fixed / sizeof *fixed);

	if (token < count)
		text_add(source, fixed[token]);
	else
		text_addf(source, "%s%d", naming ? "other_name" : "n", token * (naming + 1));
	switch (naming ? dice_roll(dice, 5) : 0) {
	case 0:
		text_add(source, " ");
		break;
	case 1:
		text_add(source, "\n\t");
		break;
	case 2:
		text_add(source, " /* lock(&a); \" ' */ ");
		break;
	case 3:
		text_add(source, " // while (1) {\n");
		break;
	default:
		text_add(source, "\t\t");
	}
}

static char *write_program(const int *tokens, int count, int naming, struct dice *dice)
{
	struct text source = {0};

	for (int i = 0; i < count; i++)
		write_token(&source, tokens[i], naming, dice);
	return text_take(&source);
}

static void random_tests(struct tap *tap, const struct desk *desk)
{
	enum { TRIES = 300, LONGEST = 200, KINDS = 24 };
	struct dice dice = dice_seeded();
	int different = 0, missed = 0;

	for (int i = 0; i < TRIES; i++) {
		int tokens[LONGEST] = {0}, count = 60 + (int)dice_roll(&dice, LONGEST - 60);
		char *one, *other, *half;

		for (int j = 0; j < count; j++)
			tokens[j] = (int)dice_roll(&dice, KINDS);
		one = write_program(tokens, count, 0, &dice);
		other = write_program(tokens, count, 1, &dice);
		half = write_program(tokens, SIMILARITY_GRAM + SIMILARITY_WINDOW - 1, 1, &dice);
		different += !is_same_whole(desk, one, other);
		missed += percent(desk, one, half) <= 0;
		free(one);
		free(other);
		free(half);
	}
	tap_number(tap, different, 0, "names, comments and layout never make a difference");
	tap_number(tap, missed, 0, "a run of GRAM + WINDOW - 1 tokens is always found");
}

static void broken_tests(struct tap *tap, const struct desk *desk)
{
	enum { TRIES = 3000, LONGEST = 80 };
	struct dice dice = dice_seeded();
	size_t sum = 0;

	for (int i = 0; i < TRIES; i++) {
		char source[LONGEST + 1] = {0};

		for (int j = (int)dice_roll(&dice, LONGEST); j >= 0; j--)
			source[j] = "\"'/*\\\n#.0aZ_+e(\xff\t"[dice_roll(&dice, 17)];
		sum += count_tokens(desk, source);
	}
	tap_ok(tap, sum > 0, "whatever the bytes are, there is an end");
	tap_number(
		tap, (long)count_tokens(desk, "a /* never closed"), 1, "a comment without an end");
	tap_number(
		tap, (long)count_tokens(desk, "\"never closed\nb"), 2, "a string without an end");
	tap_number(tap, (long)count_tokens(desk, "'\\''+\"\\\"//\"+1.5e-3+.5"), 7,
		"quotes and numbers");
}

static void pattern_is(struct tap *tap, const char *sentence, const char *wanted, const char *title)
{
	char *pattern = mistake_pattern(sentence);

	tap_string(tap, pattern, wanted, title);
	free(pattern);
}

int main(void)
{
	struct tap tap = tap_plan(21);
	struct desk desk = {0};
	struct c_tokens tokens;

	names_add_words(&desk.library, "pthread_mutex_lock pthread_mutex_unlock atomic_load "
				       "atomic_compare_exchange_weak");
	tokenise(&desk, &tokens, shipped);
	given_add(&desk.given, &tokens);
	given_end(&desk.given);
	c_tokens_release(&tokens);

	tap_ok(&tap, is_same_whole(&desk, with_mutex, renamed),
		"the same program with other names, comments and layout is the same");
	tap_number(&tap, percent(&desk, with_mutex, renamed), 100, "and all of its prints are");
	tap_ok(&tap, !is_same_whole(&desk, with_mutex, with_atomic),
		"two honest solutions are not the same");
	tap_ok(&tap, percent(&desk, with_mutex, with_atomic) < 20, "nor near");
	tap_ok(&tap, percent(&desk, with_mutex, partly) >= 75,
		"a copied function is found among others");
	tap_number(&tap, percent(&desk, shipped, shipped), -1, "the shipped program has no prints");
	tap_ok(&tap,
		!is_same_whole(&desk, "a = pthread_mutex_lock(b);", "a = pthread_mutex_unlock(b);"),
		"the library's names make a difference");
	piece_tests(&tap, &desk);
	random_tests(&tap, &desk);
	broken_tests(&tap, &desk);
	pattern_is(&tap, "`i`: write in increment() at accumulator.c:14, 3 of 72 runs.",
		"_: write in _ at _, _ of _ runs.", "a pattern has no names, places and numbers");
	pattern_is(&tap, "one `alone", "one `alone", "a single backtick is itself");
	pattern_is(&tap, "", "", "an empty sentence");
	pattern_is(&tap, "a:", "a:", "a colon at the end");
	pattern_is(&tap, "main() left", "_ left", "a function in front");
	given_release(&desk.given);
	names_release(&desk.library);
	return tap_end(&tap);
}
