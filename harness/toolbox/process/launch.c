#include "process/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/personality.h>
#include <sys/resource.h>
#include <unistd.h>

enum { STACK_BYTES = 8 << 20 };

static void set_limit(int resource, long value)
{
	struct rlimit limit = {(rlim_t)value, (rlim_t)value};

	setrlimit(resource, &limit);
}

static void set_limits(const struct launch *launch)
{
	set_limit(RLIMIT_CORE, 0);
	set_limit(RLIMIT_STACK, STACK_BYTES); /* the caller's shell changes no verdict */
	if (launch->output_bytes)
		set_limit(RLIMIT_FSIZE, launch->output_bytes);
	if (launch->processes)
		set_limit(RLIMIT_NPROC, launch->processes);
}

void launch_reset_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
	for (int number = 1; number < NSIG; number++)
		signal(number, SIG_DFL);
}

static bool redirect(const struct launch *launch)
{
	int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);

	return nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 &&
	       dup2(launch->output, STDOUT_FILENO) >= 0 && dup2(launch->errors, STDERR_FILENO) >= 0;
}

static void keep_only_the_page(int page)
{
	if (page >= 0 && page != PAGE_FD)
		dup2(page, PAGE_FD);
	close_range(3, page >= 0 ? PAGE_FD - 1 : ~0u, 0);
	if (page >= 0)
		close_range(PAGE_FD + 1, ~0u, 0);
}

void launch_become(const struct launch *launch, int *failure)
{
	launch_reset_signals();
	setpgid(0, 0);
	if (!redirect(launch))
		goto failed;
	if (launch->directory && chdir(launch->directory) != 0)
		goto failed;
	set_limits(launch);
	personality(ADDR_NO_RANDOMIZE);
	clearenv();
	putenv("PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin");
	putenv("LANG=C.UTF-8");
	for (size_t i = 0; launch->environment[i]; i++)
		putenv(launch->environment[i]);
	keep_only_the_page(launch->page);
	if (launch->filter && !filter_apply(launch->filter))
		goto failed;
	if (launch->instead)
		_exit(launch->instead(launch->arguments));
	execvp(launch->arguments[0], launch->arguments);
failed:
	*failure = errno;
	_exit(LAUNCH_FAILED);
}
