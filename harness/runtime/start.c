#include "start.h"

#include "disturb.h"
#include "runtime.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

int main(int argc, char **argv, char **environment)
{
	int status;

	lab_open_page();
	lab_note_processors();
	lab_thread_begins(lab_new_thread());
	page_set(lab_page->stage, PAGE_IN_MAIN);
	errno = 0; /* as in every build */
	status = lab_program_main(argc, argv, environment);
	fflush(stdout);
	if (lab_is_forked())
		lab_thread_ends();
	else if (page_get(lab_page->stage) == PAGE_IN_MAIN)
		page_set(lab_page->stage, PAGE_RETURNED);
	return status;
}

static void note_leaving(const void *pc)
{
	if (lab_is_forked()) {
		lab_thread_ends();
		return;
	}
	if (page_get(lab_page->stage) != PAGE_IN_MAIN)
		return;
	page_set(lab_page->left_at, (uint64_t)(uintptr_t)pc);
	page_set(lab_page->stage, PAGE_LEFT);
}

_Noreturn void lab_exit(int status)
{
	note_leaving(__builtin_return_address(0));
	exit(status);
}

_Noreturn void lab__exit(int status)
{
	note_leaving(__builtin_return_address(0));
	_exit(status);
}

_Noreturn void lab_quick_exit(int status)
{
	note_leaving(__builtin_return_address(0));
	quick_exit(status);
}
