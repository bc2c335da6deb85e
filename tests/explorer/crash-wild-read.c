// Reads from an address that is nobody's.
// expect: broken
// finds: crash
static int *pointer = (int *)0x123456789000;

int main(void)
{
	return *pointer; // crash
}
