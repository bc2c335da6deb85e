// Going back to where only getcontext() was would return twice from one call.
// expect: cannot explore
#include <ucontext.h>

int main(void)
{
	static volatile int times;
	ucontext_t here;

	getcontext(&here);
	if (times++ == 0)
		setcontext(&here);
	return 0;
}
