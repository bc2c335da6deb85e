// Strong and weak: one that fails leaves the object, and tells its value.
// expect: deterministic
// ends: exited 0 "0 5 5\n1 5 7\n1 7 9\n"
#include <stdatomic.h>
#include <stdio.h>

static _Atomic short x = 5;

int main(void)
{
	short expected = 4;
	int done = atomic_compare_exchange_strong(&x, &expected, 7);

	printf("%d %d %d\n", done, expected, x);
	done = atomic_compare_exchange_strong(&x, &expected, 7);
	printf("%d %d %d\n", done, expected, x);
	expected = 7;
	done = atomic_compare_exchange_weak(&x, &expected, 9);
	printf("%d %d %d\n", done, expected, x);
	return 0;
}
