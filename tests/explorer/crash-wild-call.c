// Calls a function that is none.
// expect: broken
// finds: crash
static void (*function)(void) = (void (*)(void))0x123456789000;

int main(void)
{
	function(); // crash
	return 0;
}
