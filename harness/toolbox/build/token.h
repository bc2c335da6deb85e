/*
 * The tokens of LLVM's text form, a line at a time. What stands in quotes is one token, whatever
 * words it holds, so a student's string, section or name is never read as LLVM's own word.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind {
	TOKEN_WORD, /* define, i32, 12, sanitize_thread */
	TOKEN_NAME, /* @f, @"a b": a function or a variable */
	TOKEN_STRING, /* "...", c"..." */
	TOKEN_GROUP, /* #3: a group of attributes */
	TOKEN_NODE, /* !dbg, !12: metadata */
	TOKEN_OTHER, /* %3, $f, and each byte of punctuation */
};

/* `text` points into the line, without the sigil and the quotes around it. */
struct token {
	enum token_kind kind;
	const char *text;
	size_t length;
};

/* Takes the next token off `*line`; false at the end of the line, or where a comment begins. */
bool token_next(const char **line, struct token *token);
/* Is it of that kind, and its text one of `words`, which blanks separate? */
bool token_is(const struct token *token, enum token_kind kind, const char *words);
/*
 * A name as the linker knows it, where LLVM writes \01 before it and two digits for each byte that
 * is not ASCII. Other escapes remain, so a name never holds a newline. The caller frees it.
 */
char *token_name(const struct token *token);

#endif
