// Writes to an address that is nobody's.
// expect: broken
// finds: memory
static int *pointer = (int *)0x123456789000;

int main(void)
{
	*pointer = 1; // memory
	return 0;
}
