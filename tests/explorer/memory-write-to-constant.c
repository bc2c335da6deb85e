// Writes into a string constant.
// expect: broken
// finds: memory
int main(void)
{
	char *text = "hello";

	text[0] = 'j'; // memory
	return 0;
}
