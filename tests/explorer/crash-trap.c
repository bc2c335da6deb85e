// __builtin_trap(), as a sanitizer's check that fails.
// expect: broken
// finds: crash
int main(void)
{
	__builtin_trap(); // crash
}
