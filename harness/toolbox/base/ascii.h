/*
 * Names of people in letters that any file system, shell and page takes.
 */
#ifndef ASCII_H
#define ASCII_H

/*
 * UTF-8 in ASCII alone: letters without their accents, Greek and Cyrillic ones as they are spelt,
 * and one `_` for a run of what has no such form, or is no UTF-8. The caller frees it.
 */
char *ascii_spelling(const char *utf8);

#endif
