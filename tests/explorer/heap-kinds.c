// malloc, calloc, realloc, aligned_alloc, posix_memalign, strdup, free.
// expect: deterministic
// ends: exited 0 "0 1 2 text 0 0\n"
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(void)
{
	int *zeros = calloc(4, sizeof *zeros), *grown = malloc(2 * sizeof *grown);
	char *copy = strdup("text");
	void *aligned = aligned_alloc(64, 128), *pages;

	grown[0] = 1;
	grown[1] = 2;
	grown = realloc(grown, 100 * sizeof *grown);
	posix_memalign(&pages, 4096, 100);
	printf("%d %d %d %s %d %d\n", zeros[3], grown[0], grown[1], copy,
		(int)((uintptr_t)aligned % 64), (int)((uintptr_t)pages % 4096));
	free(zeros);
	free(grown);
	free(copy);
	free(aligned);
	free(pages);
	free(NULL);
	return 0;
}
