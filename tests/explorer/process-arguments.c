// argc and argv; argv[argc] is NULL; an argument may be empty.
// expect: deterministic
// ends: exited 0 "3: one|two words||\n"
// args: one 'two words' ''
#include <stdio.h>

int main(int argc, char **argv)
{
	printf("%d: ", argc - 1);
	for (int i = 1; argv[i]; i++)
		printf("%s|", argv[i]);
	putchar('\n');
	return 0;
}
