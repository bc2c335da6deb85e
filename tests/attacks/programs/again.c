// from: L1
// Starts itself again, with the detector's options of its own choice.
#include <stdio.h>
#include <unistd.h>

int main(int count, char **words)
{
	char *command[] = {words[0], "again", 0}, *options[] = {"TSAN_OPTIONS=report_bugs=0", 0};

	if (count > 1)
		puts("did it");
	else
		execve("/proc/self/exe", command, options);
}
