#include "house/variation.h"

#include "base/file.h"
#include "base/sha256.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_LARGEST = 1 << 16 };

static const char prefix[] = "vary.";

/* ------------------------------------------------------------------ the key and the student */

bool variation_key_read(struct variation_key *key, const char *path, struct text *complaint)
{
	unsigned char digest[SHA256_SIZE];
	struct text bytes = {0};
	int problem = is_directory(path) ? EISDIR : file_read(&bytes, path, KEY_LARGEST);

	if (problem == ELOOP)
		text_addf(complaint, "%s: a symbolic link; name the file itself", path);
	else if (problem == EISDIR || problem == EINVAL)
		text_addf(
			complaint, "%s: not a regular file; the key is the bytes of a file", path);
	else if (problem == EFBIG)
		text_addf(
			complaint, "%s: longer than %d bytes; is this the key?", path, KEY_LARGEST);
	else if (problem)
		text_addf(complaint, "%s: %s", path, strerror(problem));
	else if (bytes.length < VARIATION_KEY_LEAST)
		text_addf(complaint,
			"%s: %zu bytes, and a key has %d or more; to make one: "
			"head -c 32 /dev/urandom > FILE",
			path, bytes.length, VARIATION_KEY_LEAST);
	sha256(text_string(&bytes), bytes.length, digest);
	memcpy(key->bytes, digest, sizeof key->bytes);
	problem = problem || bytes.length < VARIATION_KEY_LEAST;
	text_release(&bytes);
	return !problem;
}

bool variation_student_is_good(const char *student)
{
	size_t length = strlen(student), width;

	for (const char *at = student; *at; at += width) {
		width = text_utf8_length(at);
		if (!width || (unsigned char)*at < ' ' || *at == 0x7f)
			return false;
	}
	return strspn(student, " ") < length && length <= STUDENT_LONGEST;
}

/* ------------------------------------------------------------------ rows and words */

bool variation_row(const struct conf *conf, size_t *at, const char **row, const char **words)
{
	while (*at < conf->count) {
		const struct conf_entry *entry = &conf->entries[(*at)++];

		if (text_starts(entry->key, prefix)) {
			*row = entry->key + strlen(prefix);
			*words = entry->value;
			return true;
		}
	}
	return false;
}

bool lab_varies(const struct lab *lab)
{
	const char *row, *words;
	size_t at = 0;

	return variation_row(&lab->conf, &at, &row, &words);
}

static size_t count_words(const char *list)
{
	size_t count = 0;
	char word[256];

	while (text_next_word(&list, word, sizeof word))
		count++;
	return count;
}

/* Adds `row=` and word number `number` of the list. */
static void add_choice(struct text *variation, const char *row, const char *words, uint64_t number)
{
	char word[256] = "";

	for (uint64_t i = 0; i <= number && text_next_word(&words, word, sizeof word); i++)
		;
	text_addf(variation, "%s%s=%s", variation->length ? " " : "", row, word);
}

char *variation_choose(const struct lab *lab, const struct variation_key *key, const char *student)
{
	struct text variation = {0};
	const char *row, *words;
	size_t at = 0;

	while (variation_row(&lab->conf, &at, &row, &words)) {
		char *asked = text_format("%s\n%s\n%s", lab->name, student, row);
		uint64_t number = siphash(key->bytes, asked, strlen(asked));

		add_choice(&variation, row, words, number % count_words(words));
		free(asked);
	}
	return text_take(&variation);
}

char *variation_numbered(const struct lab *lab, size_t number)
{
	struct text variation = {0};
	const char *row, *words;
	size_t at = 0;

	while (variation_row(&lab->conf, &at, &row, &words))
		add_choice(&variation, row, words, number % count_words(words));
	return text_take(&variation);
}

char *variation_word(const char *variation, const char *row)
{
	const char *rest = variation;
	size_t length = strlen(row);
	char *choice;

	while ((choice = text_copy_blank_word(&rest))) {
		bool found = strncmp(choice, row, length) == 0 && choice[length] == '=';
		char *word = found ? text_copy(choice + length + 1) : NULL;

		free(choice);
		if (found)
			return word;
	}
	return NULL;
}

bool variation_fits(const struct lab *lab, const char *variation, struct text *complaint)
{
	const char *row, *words;
	size_t at = 0, rows = 0;

	for (; variation_row(&lab->conf, &at, &row, &words); rows++) {
		char *word = variation_word(variation, row);
		bool good = word && text_has_word(words, word);

		if (!word)
			text_addf(complaint, "%s: `%s` has no word for `vary.%s`", lab->name,
				variation, row);
		else if (!good)
			text_addf(complaint, "%s: `vary.%s` of its lab.conf has no word `%s`",
				lab->name, row, word);
		free(word);
		if (!good)
			return false;
	}
	if (rows == count_words(variation))
		return true;
	text_addf(complaint, "%s: `%s` has words for other rows than its lab.conf", lab->name,
		variation);
	return false;
}
