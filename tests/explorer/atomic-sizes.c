// One, two, four and eight bytes, signed and not, and how they wrap.
// expect: deterministic
// ends: exited 0 "255 -32768 4294967295 -9223372036854775808 1\n"
#include <limits.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_uchar byte;
static atomic_short two = SHRT_MAX;
static atomic_uint four;
static atomic_llong eight = LLONG_MAX;
static atomic_bool truth;

int main(void)
{
	atomic_fetch_sub(&byte, 1);
	atomic_fetch_add(&two, 1);
	four--;
	atomic_fetch_add(&eight, 1);
	atomic_store(&truth, 7);
	printf("%u %d %u %lld %d\n", byte, two, four, (long long)eight, truth);
	return 0;
}
