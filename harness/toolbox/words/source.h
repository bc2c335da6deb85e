/*
 * Quotes a line of the program's source.
 */
#ifndef SOURCE_H
#define SOURCE_H

/* Line `number` of `folder`/`file`, without its indentation; "" when there is none. Caller frees.
 */
char *source_line(const char *folder, const char *file, int number);

#endif
