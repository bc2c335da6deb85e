// Output stays the UTF-8 that was printed. A zero and other bytes that are none have a sign.
// expect: deterministic
// ends: exited 0 "Grüße, 世界 🙂\n�|�|��|�\n\u001b\n"
#include <stdio.h>

int main(void)
{
	puts("Grüße, 世界 🙂");
	fwrite("\xff|\0|\xc0\xaf|\xe4\n", 1, 9, stdout);
	puts("\033");
	return 0;
}
