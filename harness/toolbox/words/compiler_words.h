/*
 * The compiler's own words, fit to be shown: without the folders of our work, made harmless, and no
 * more than a screenful.
 */
#ifndef COMPILER_WORDS_H
#define COMPILER_WORDS_H

#include "base/conf.h"

/*
 * At most `most` lines of the file `log`, build/.../obj/FILE.txt, each with its newline, and a line
 * that counts those left out. "" if it says nothing. The caller frees it.
 */
char *compiler_words(const char *log, int most);
/* Does the fact build.error quote the compiler? Else its words are ours, and say more. */
bool compiler_is_quoted(const struct conf *facts);

#endif
