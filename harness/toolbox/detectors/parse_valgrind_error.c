#include "detectors/parse_valgrind_error.h"

#include "base/memory.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

int valgrind_number(const char *sentence, const char *words)
{
	const char *found = strstr(sentence, words);

	return found ? text_natural(found + strlen(words)) : 0;
}

/* ------------------------------------------------------------------ threads */

static struct valgrind_thread *find_thread(const struct valgrind_threads *threads, int number)
{
	for (int i = 0; i < threads->count; i++)
		if (threads->items[i]->number == number)
			return threads->items[i];
	return NULL;
}

struct stack *valgrind_announce(struct valgrind_threads *threads, int number)
{
	struct valgrind_thread *thread;

	if (number == 0 || threads->count >= VALGRIND_THREADS || find_thread(threads, number))
		return NULL;
	thread = zeroed(1, sizeof *thread);
	thread->number = number;
	threads->items[threads->count++] = thread;
	return &thread->created;
}

void valgrind_threads_release(struct valgrind_threads *threads)
{
	for (int i = 0; i < threads->count; i++) {
		stack_release(&threads->items[i]->created);
		free(threads->items[i]);
	}
	threads->count = 0;
}

static void copy_stack(struct stack *to, const struct stack *from)
{
	for (int i = 0; i < from->depth; i++) {
		const struct frame *frame = &from->frames[i];

		stack_push(to, frame->function, frame->file, frame->line, frame->column);
	}
}

struct access *valgrind_access(struct valgrind_error *error, int number)
{
	struct finding *finding = error->finding;
	const struct valgrind_thread *thread = find_thread(error->threads, number);
	struct access *one;

	if (finding->access_count >= FINDING_ACCESSES)
		return NULL;
	one = &finding->accesses[finding->access_count++];
	/* Valgrind counts main as thread 1; a finding calls it "main", and the others from 1. */
	if (number == 1)
		one->thread = text_copy("main");
	else if (number > 1)
		one->thread = text_format("%d", number - 1);
	if (thread)
		copy_stack(&one->created, &thread->created);
	error->stack = &one->stack;
	return one;
}

/* ------------------------------------------------------------------ places */

/* `heap block of size 4096` for `4,096 alloc'd`. */
static char *heap_block(const char *size)
{
	struct text text = {0};

	text_add(&text, "heap block of size ");
	for (; isdigit((unsigned char)*size) || *size == ','; size++)
		if (*size != ',')
			text_add_bytes(&text, size, 1);
	return text_take(&text);
}

/* The name behind the quote if it is a variable's; an arena is quoted as well. */
static const char *quoted_symbol(const char *place)
{
	static const char *const marks[] = {"data symbol \"", "global var \"", "local var \""};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (text_starts(place, marks[i]))
			return place + strlen(marks[i]);
	return NULL;
}

/*
 * `Address 0x1 is 0 bytes inside ...` of a data symbol "i" or a block of size 4 alloc'd, and,
 * where the tool reads variables, `Location ... inside` global var "i" or account.balance.
 */
bool valgrind_location(struct valgrind_error *error, const char *sentence)
{
	static const char inside[] = " bytes inside ", block[] = "a block of size ";
	struct finding *finding = error->finding;
	const char *place = strstr(sentence, inside), *symbol;

	if (!place || (!text_starts(sentence, "Address ") && !text_starts(sentence, "Location ")))
		return false;
	place += strlen(inside);
	if (finding->variable)
		return true;
	symbol = quoted_symbol(place);
	if (text_starts(place, block)) {
		finding->variable = heap_block(place + strlen(block));
		error->names_allocation = true;
	} else if (symbol) {
		finding->variable = variable_plain(symbol, strcspn(symbol, "\""));
	} else if (text_starts(sentence, "Location ") && text_ends(sentence, ",")) {
		/* The variable is the whole of account.balance or table[3]. */
		finding->variable = text_format("%.*s", (int)strcspn(place, ".[,"), place);
	}
	return true;
}

/* The first frame in real source called the allocator. */
void valgrind_allocation(struct valgrind_error *error, const struct frame *frame)
{
	struct finding *finding = error->finding;
	char *named;

	if (!frame->function || !frame->file || !frame->line ||
		strcmp(base_name(frame->file), "vg_replace_malloc.c") == 0)
		return;
	named = text_format("%s allocated in %s (%s:%d)", finding->variable, frame->function,
		base_name(frame->file), frame->line);
	free(finding->variable);
	finding->variable = named;
	error->names_allocation = false;
}
