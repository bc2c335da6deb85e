// A status other than 0 is an outcome, not a fault; only its last eight bits count.
// expect: deterministic
// ends: exited 3 ""
int main(void)
{
	return 256 + 3;
}
