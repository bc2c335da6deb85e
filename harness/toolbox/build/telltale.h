/*
 * Words of a source that tell one build of it from another: the optimiser answers
 * `__builtin_object_size`, and unoptimised code answers otherwise.
 */
#ifndef TELLTALE_H
#define TELLTALE_H

/*
 * The first such word in what the preprocessor made of a source, outside of quotes; NULL for none.
 * `line` gets its line in the source.
 */
const char *telltale_in(const char *preprocessed, int *line);

#endif
