// A program may write into its arguments.
// expect: deterministic
// ends: exited 0 "Xne\n"
// args: one
#include <stdio.h>

int main(int argc, char **argv)
{
	if (argc > 1)
		argv[1][0] = 'X';
	puts(argv[1]);
	return 0;
}
