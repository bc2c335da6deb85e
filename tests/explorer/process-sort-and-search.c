// qsort() and bsearch() with a comparator of one's own, for large elements, too.
// expect: deterministic
// ends: exited 0 "1 2 3 5 8 found 5 none, 1 2 3\n"
#include <stdio.h>
#include <stdlib.h>

struct large {
	int key;
	char rest[700];
};

static int compare(const void *one, const void *other)
{
	return *(const int *)one - *(const int *)other;
}

int main(void)
{
	static struct large records[3] = {{3, "c"}, {1, "a"}, {2, "b"}};
	int numbers[] = {5, 2, 8, 1, 3}, five = 5, four = 4, *found;

	qsort(numbers, 5, sizeof *numbers, compare);
	for (int i = 0; i < 5; i++)
		printf("%d ", numbers[i]);
	found = bsearch(&five, numbers, 5, sizeof *numbers, compare);
	printf("found %d ", *found);
	printf("%s, ", bsearch(&four, numbers, 5, sizeof *numbers, compare) ? "one" : "none");
	qsort(records, 3, sizeof *records, compare);
	printf("%d %d %d\n", records[0].key, records[1].key, records[2].key);
	return 0;
}
