// Every way to print that is modelled; stderr is no part of an outcome.
// expect: deterministic
// ends: exited 0 "printf 1\nputs\ncfputs\nfwrite\nwrite\nsprintf snprin dprintf\n"
#include <stdio.h>
#include <unistd.h>

int main(void)
{
	char text[64], cut[7];

	printf("%s %d\n", "printf", 1);
	puts("puts");
	putchar('c');
	fputs("fputs\n", stdout);
	fwrite("fwrite\n", 1, 7, stdout);
	write(1, "write\n", 6);
	sprintf(text, "%s", "sprintf");
	snprintf(cut, sizeof cut, "%s", "snprintf");
	fprintf(stdout, "%s %s ", text, cut);
	fprintf(stderr, "not this\n");
	dprintf(1, "dprintf");
	fputc('\n', stdout);
	fflush(stdout);
	return 0;
}
