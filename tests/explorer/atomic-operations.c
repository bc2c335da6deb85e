// What each read-modify-write returns, and what it leaves.
// expect: deterministic
// ends: exited 0 "12 15 10 14 8 5 1: 5\n"
#include <stdatomic.h>
#include <stdio.h>

int main(void)
{
	atomic_int x = 12;
	int add = atomic_fetch_add(&x, 3);
	int sub = atomic_fetch_sub(&x, 5);
	int or = atomic_fetch_or(&x, 4);
	int and = atomic_fetch_and(&x, 8);
	int xor = atomic_fetch_xor(&x, 13);
	int exchange = atomic_exchange(&x, 1);
	int last = atomic_exchange(&x, 5);

	printf("%d %d %d %d %d %d %d: %d\n", add, sub, or, and, xor, exchange, last, x);
	return 0;
}
