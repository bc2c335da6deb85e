/* Always stuck: a process dies while holding a lock, and another one wants it. */
#include <pthread.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

int main(void)
{
	pthread_mutex_t *lock =
		mmap(NULL, sizeof *lock, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pthread_mutexattr_t attributes;
	pid_t child;

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
	pthread_mutex_init(lock, &attributes);
	child = fork();
	if (child == 0) {
		pthread_mutex_lock(lock);
		kill(getpid(), SIGKILL);
	}
	waitpid(child, NULL, 0);
	pthread_mutex_lock(lock);
	return 0;
}
