#include "verbs/help_text.h"

const char help_of_labs[] =
	"A LAB is a number, a name or a path: 2, 02, accumulator, labs/02-accumulator.";

const char help_of_exits[] =
	"Exit codes: 0 solved or clean, 1 not solved, 2 usage error or nothing to run because it "
	"does not compile (`check` says 1), 3 cannot judge, 4 our own fault.";

const char help_of_colour[] =
	"There is colour on a terminal only, unless NO_COLOR is set; CLICOLOR_FORCE=1 asks for it "
	"in a pipe, too.";
