#include "base/fault.h"
#include "seat/seat.h"
#include "seat/terminal.h"
#include "verbs/command.h"

int cmd_watch(const struct request *request)
{
	const struct lab *lab = request->count ? request_lab(request) : NULL;

	if (!request->labs.count)
		die(EXIT_USAGE, "there are no labs here to watch");
	if (!terminal_open())
		die(EXIT_USAGE,
			"`watch` needs a terminal to draw its screen on; without one, `check` "
			"judges once");
	return seat_run(request->house, &request->labs, lab);
}
