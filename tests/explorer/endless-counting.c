// A loop that counts for ever in memory: its states never come again.
// expect: not exhausted
static unsigned long count;

int main(void)
{
	for (;;)
		count++;
}
