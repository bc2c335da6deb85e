// Waits for a plain flag that nobody sets.
// expect: broken
// finds: livelock
static int flag;

int main(void)
{
	while (!flag)
		;
	return 0;
}
