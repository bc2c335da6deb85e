// An index far behind a global array.
// expect: broken
// finds: memory
static int numbers[4];
static volatile int index = 100000000;

int main(void)
{
	numbers[index] = 1; // memory
	return 0;
}
