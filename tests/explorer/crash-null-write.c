// Writes where NULL points.
// expect: broken
// finds: crash
static int *pointer;

int main(void)
{
	*pointer = 1; // crash
	return 0;
}
