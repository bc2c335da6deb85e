// __atomic_*: on plain variables, with the new value as the result.
// expect: deterministic
// ends: exited 0 "7 -6 2 1 3\n"
#include <stdio.h>

static int x = 5;

int main(void)
{
	int expected = 2, added = __atomic_add_fetch(&x, 2, __ATOMIC_SEQ_CST);
	int nand = __atomic_nand_fetch(&x, 5, __ATOMIC_ACQ_REL), loaded, three = 3, done;

	__atomic_store_n(&x, 2, __ATOMIC_RELEASE);
	__atomic_load(&x, &loaded, __ATOMIC_ACQUIRE);
	done = __atomic_compare_exchange(
		&x, &expected, &three, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
	printf("%d %d %d %d %d\n", added, nand, loaded, done, x);
	return 0;
}
