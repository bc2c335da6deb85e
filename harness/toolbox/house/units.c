#include "house/units.h"

#include "base/text.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

long units_read(const char *expression, long rounds)
{
	char *end;
	long factor = 1, units;

	if (isdigit((unsigned char)*expression)) {
		factor = strtol(expression, &end, 10);
		if (*end == '\0')
			return factor;
		if (*end != '*')
			return -1;
		expression = end + 1;
	}
	if (!text_starts(expression, "ROUNDS"))
		return -1;
	expression += strlen("ROUNDS");
	units = factor * rounds;
	if (*expression == '\0')
		return units;
	if (*expression != '+' && *expression != '-')
		return -1;
	units += strtol(expression, &end, 10);
	return *end ? -1 : units;
}
