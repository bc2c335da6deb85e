#include "verdict/verdict.h"

#include "base/fault.h"

#include <string.h>

static const struct {
	const char *word, *headline;
} verdicts[] = {
#define X(name, word, headline) {word, headline},
	VERDICTS(X)
#undef X
};

const char *verdict_word(enum verdict verdict)
{
	return verdicts[verdict].word;
}

const char *verdict_headline(enum verdict verdict)
{
	return verdicts[verdict].headline;
}

bool verdict_from(const char *word, enum verdict *verdict)
{
	for (int i = 0; i <= VERDICT_SOLVED; i++)
		if (strcmp(verdicts[i].word, word) == 0) {
			*verdict = (enum verdict)i;
			return true;
		}
	return false;
}

int verdict_exit(enum verdict verdict)
{
	if (verdict == VERDICT_SOLVED)
		return EXIT_SOLVED;
	return verdict == VERDICT_CANNOT_JUDGE ? EXIT_CANNOT_JUDGE : EXIT_NOT_SOLVED;
}
