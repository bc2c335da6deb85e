static void store(int *nowhere)
{
	*nowhere = 1; /* crash */
}

int main(void)
{
	store((int *)8);
	return 0;
}
