#include "process/filter.h"

#include "base/memory.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <stdint.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define REFUSE SCMP_ACT_ERRNO(EPERM)

/* Refused whatever their arguments are. */
static const int refused[] = {
	/* other processes, and the machine */
	SCMP_SYS(ptrace),
	SCMP_SYS(process_vm_writev),
	SCMP_SYS(process_madvise),
	SCMP_SYS(process_mrelease),
	SCMP_SYS(kcmp),
	SCMP_SYS(pidfd_getfd),
	SCMP_SYS(bpf),
	SCMP_SYS(perf_event_open),
	SCMP_SYS(userfaultfd),
	SCMP_SYS(io_uring_setup),
	SCMP_SYS(io_uring_enter),
	SCMP_SYS(io_uring_register),
	SCMP_SYS(syslog),
	SCMP_SYS(acct),
	SCMP_SYS(reboot),
	SCMP_SYS(kexec_load),
	SCMP_SYS(kexec_file_load),
	SCMP_SYS(init_module),
	SCMP_SYS(finit_module),
	SCMP_SYS(delete_module),
	SCMP_SYS(swapon),
	SCMP_SYS(swapoff),
	SCMP_SYS(iopl),
	SCMP_SYS(ioperm),
	SCMP_SYS(modify_ldt),
	SCMP_SYS(vhangup),
	SCMP_SYS(uselib),
	SCMP_SYS(settimeofday),
	SCMP_SYS(clock_settime),
	SCMP_SYS(clock_adjtime),
	SCMP_SYS(adjtimex),
	SCMP_SYS(sethostname),
	SCMP_SYS(setdomainname),
	SCMP_SYS(migrate_pages),
	SCMP_SYS(move_pages),
	/* namespaces and file systems */
	SCMP_SYS(unshare),
	SCMP_SYS(setns),
	SCMP_SYS(chroot),
	SCMP_SYS(pivot_root),
	SCMP_SYS(mount),
	SCMP_SYS(umount2),
	SCMP_SYS(fsopen),
	SCMP_SYS(fsconfig),
	SCMP_SYS(fsmount),
	SCMP_SYS(fspick),
	SCMP_SYS(open_tree),
	SCMP_SYS(move_mount),
	SCMP_SYS(mount_setattr),
	SCMP_SYS(quotactl),
	SCMP_SYS(quotactl_fd),
	SCMP_SYS(fanotify_init),
	SCMP_SYS(open_by_handle_at),
	SCMP_SYS(name_to_handle_at),
	/* keys, and memory that belongs to no process */
	SCMP_SYS(keyctl),
	SCMP_SYS(add_key),
	SCMP_SYS(request_key),
	SCMP_SYS(memfd_create),
	SCMP_SYS(memfd_secret),
	SCMP_SYS(shmget),
	SCMP_SYS(semget),
	SCMP_SYS(msgget),
	SCMP_SYS(mq_open),
};

/* Refused for some value of one argument. */
static const struct condition {
	int call;
	struct scmp_arg_cmp argument; /* its number, the comparison, and what it is compared with */
} conditions[] = {
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER}},
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWNS, CLONE_NEWNS}},
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWPID, CLONE_NEWPID}},
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWNET, CLONE_NEWNET}},
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWIPC, CLONE_NEWIPC}},
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWUTS, CLONE_NEWUTS}},
	{SCMP_SYS(clone), {0, SCMP_CMP_MASKED_EQ, CLONE_NEWCGROUP, CLONE_NEWCGROUP}},
	/* bytes typed into somebody's terminal */
	{SCMP_SYS(ioctl), {1, SCMP_CMP_MASKED_EQ, 0xffffffff, TIOCSTI}},
	{SCMP_SYS(ioctl), {1, SCMP_CMP_MASKED_EQ, 0xffffffff, TIOCLINUX}},
	/* the limits of another process */
	{SCMP_SYS(prlimit64), {0, SCMP_CMP_NE, 0, 0}},
	/* sockets that talk to the kernel, or to hardware: all but local ones and the internet's */
	{SCMP_SYS(socket), {0, SCMP_CMP_GT, AF_INET6, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_AX25, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_IPX, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_APPLETALK, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_NETROM, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_BRIDGE, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_ATMPVC, 0}},
	{SCMP_SYS(socket), {0, SCMP_CMP_EQ, AF_X25, 0}},
};

static int add_conditions(scmp_filter_ctx rules)
{
	int problem = 0;

	for (size_t i = 0; i < sizeof conditions / sizeof *conditions && !problem; i++)
		problem = seccomp_rule_add_array(
			rules, REFUSE, conditions[i].call, 1, &conditions[i].argument);
	return problem;
}

/* No program is started but by that pointer. */
static int add_program(scmp_filter_ctx rules, const char *program)
{
	const struct scmp_arg_cmp other = {0, SCMP_CMP_NE, (scmp_datum_t)(uintptr_t)program, 0};
	int problem = seccomp_rule_add_array(rules, REFUSE, SCMP_SYS(execve), 1, &other);

	return problem ? problem : seccomp_rule_add(rules, REFUSE, SCMP_SYS(execveat), 0);
}

static int add_rules(scmp_filter_ctx rules, const char *program)
{
	/* It hides its flags behind a pointer; C libraries do without it. */
	int problem = seccomp_rule_add(rules, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0);

	for (size_t i = 0; i < sizeof refused / sizeof *refused && !problem; i++)
		problem = seccomp_rule_add(rules, REFUSE, refused[i], 0);
	if (!problem)
		problem = add_conditions(rules);
	return problem || !program ? problem : add_program(rules, program);
}

static bool take_instructions(struct filter *filter, scmp_filter_ctx rules)
{
	int file = memfd_create("racelab-filter", MFD_CLOEXEC);
	off_t size;
	bool good = false;

	if (file < 0)
		return false;
	if (seccomp_export_bpf(rules, file) == 0 && (size = lseek(file, 0, SEEK_END)) > 0) {
		filter->count = (unsigned short)((size_t)size / sizeof(struct sock_filter));
		filter->instructions = zeroed(filter->count, sizeof(struct sock_filter));
		good = pread(file, filter->instructions, (size_t)size, 0) == size;
	}
	close(file);
	return good;
}

bool filter_init(struct filter *filter, const char *program)
{
	scmp_filter_ctx rules = seccomp_init(SCMP_ACT_ALLOW);
	int problem = rules ? add_rules(rules, program) : -ENOMEM;
	bool good = !problem && take_instructions(filter, rules);

	if (problem)
		errno = -problem;
	if (rules)
		seccomp_release(rules);
	return good;
}

bool filter_apply(const struct filter *filter)
{
	const struct sock_fprog program = {filter->count, filter->instructions};

	return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	       prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
