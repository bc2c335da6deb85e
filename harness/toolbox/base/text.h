/*
 * Growing byte strings, and helpers for C strings and lists of words.
 *
 * Invariants of `struct text`:
 *   1. `bytes` is NULL only while nothing was ever added; text_string() hides that.
 *   2. bytes[length] is a NUL that is not counted, so bytes can be passed to C functions.
 *   3. The bytes may contain NULs if they came from a file.
 *
 * Allocation never fails here: running out of memory ends the program (exit 4).
 */
#ifndef TEXT_H
#define TEXT_H

#include <stdbool.h>
#include <stddef.h>

struct text {
	char *bytes;
	size_t length;
	size_t capacity;
};

void text_add(struct text *text, const char *string);
void text_add_bytes(struct text *text, const char *bytes, size_t length);
void text_addf(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_clear(struct text *text);
void text_release(struct text *text);
/* The bytes as a C string, never NULL; valid until the next change. */
const char *text_string(const struct text *text);
/* Hands the bytes to the caller, who frees them; the text is empty afterwards. */
char *text_take(struct text *text);

/* A new formatted string; the caller frees it. */
char *text_format(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* A new copy, NULL for NULL; the caller frees it. */
char *text_copy(const char *string);

bool text_starts(const char *string, const char *prefix);
bool text_ends(const char *string, const char *suffix);
/* Is `word` one of the space- or comma-separated words of `list`? A NULL list is empty. */
bool text_has_word(const char *list, const char *word);
/*
 * Steps to the next word of `*list`, and returns its bytes, 0 at the end. The caller steps over it.
 */
size_t text_word(const char **list, const char *separators);
/* Copies the next word of `*list` into `word`, cut to `size`, and skips it; false at the end. */
bool text_next_word(const char **list, char *word, size_t size);
/* The same for command lines: only blanks separate, and a word may contain commas. */
bool text_next_blank_word(const char **list, char *word, size_t size);
/* The same, but a copy of the whole word, however long, which the caller frees; NULL at the end. */
char *text_copy_blank_word(const char **list);
/* Strips blanks at both ends, in place, and returns the first byte left. */
char *text_trim(char *string);
/* Bytes of the UTF-8 character at `string`, 0 if there is none. Never reads past a NUL. */
size_t text_utf8_length(const char *string);
/*
 * A copy fit to be shown: at most `most` characters of UTF-8, each other byte and each control
 * character but newline a '?'. The caller frees it.
 */
char *text_printable(const char *bytes, size_t length, size_t most);
/* `word` as one word of a shell's command line, quoted where it must be. The caller frees it. */
char *text_shell_word(const char *word);
/* The number at `digits`; 0, which means unknown, if there is none or it does not fit. */
int text_natural(const char *digits);
/* How many edits turn one word into the other, for "did you mean". */
int text_distance(const char *one, const char *other);

#endif
