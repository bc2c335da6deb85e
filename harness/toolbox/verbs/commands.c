#include "verbs/command.h"

const struct command all_commands[] = {
	{"list", "", "", 0, 0, "every lab, your points, the next command to type", "", cmd_list},
	{"show", "LAB", "", 1, 1, "a lab's story, task and program", "", cmd_show},
	{"run", "LAB | FILE.c", "--runs --rounds --seed --files", 1, 1,
		"run it many times and count the outcomes",
		"The program runs natively at -O0, its threads meeting at their start. A FILE.c of "
		"your own is run as it is; what stands after -- are its arguments. --rounds gives "
		"a "
		"lab's program another size.",
		cmd_run},
	{"detect", "LAB | FILE.c", "--all --seed --json --files", 1, 1,
		"find its races with both detectors",
		"ThreadSanitizer and Helgrind watch the program until one of them reports. Reports "
		"are told in your own lines. --all asks DRD as well, whose word decides nothing. "
		"--json prints findings.json instead.",
		cmd_detect},
	{"explore", "LAB | FILE.c", "--budget --outcomes --json --seed --rounds --files", 1, 1,
		"run it under every schedule",
		"Every interleaving that matters is tried, one thread at a time. The verdict is "
		"deterministic, broken (with the schedule, step by step), or not exhausted, when "
		"--budget is too small for all: a number of states (200000) or of seconds (30s). "
		"--outcomes lists all outcomes with a schedule for each, --json tells everything.",
		cmd_explore},
	{"replay", "LAB | FILE.c SCHEDULE", "--gdb --json --rounds --files", 2, 2,
		"run one schedule again, step by step",
		"The schedule is what `explore` printed: m is main, a its first thread, and so on. "
		"--gdb prints the command that runs it in the debugger.",
		cmd_replay},
	{"check", "LAB", "--seed --json --files", 1, 1, "is it solved? verdict, points and reasons",
		"Builds, audits and runs your files in every variant and asks the rubric. --json "
		"prints result.json instead; --files DIR takes the editable files from DIR.",
		cmd_check},
	{"hint", "LAB", "--all", 1, 1, "the next hint, weakest first", "", cmd_hint},
	{"reset", "LAB", "", 1, 1, "the shipped files again, yours kept in a backup", "",
		cmd_reset},
	{"doctor", "", "", 0, 0, "is everything here that is needed? if not, what mends it", "",
		cmd_doctor},
	{"grade", "DIR", "--out --seed", 1, 1, "grade a folder of somebody's files",
		"DIR holds the editable files of any labs: DIR/02-accumulator/accumulator.c, or "
		"DIR/labs/02-accumulator/..., or the files alone. They are graded against the "
		"pristine labs of this checkout. Results go to --out, or to build/grade.",
		cmd_grade},
	{"gate", "[LAB]", "--all --json --seed --jobs", 0, 1,
		"does every lab fail as shipped and every solution pass?",
		"For every lab: the shipped program is refused with the findings that lab.conf "
		"declares, every solution is solved, every rejected idea is refused for its "
		"reason; --all shows what a student would be told. Works on a few labs at a "
		"time, or on --jobs. --json prints one object a line: `lab`, `status` (ok, failed, "
		"or open in an unfinished lab), `what`, and where there are any `problem` and "
		"`reason`; the last line holds the sums `passed`, `failed` and `open`.",
		cmd_gate},
	{"stats", "LAB", "--runs --seed", 1, 1, "how surely is its fault found?",
		"Grades the shipped program 100 times (or --runs) with other seeds each time, and "
		"counts how often each detector, the explorer and the rubric find what lab.conf "
		"declares.",
		cmd_stats},
	{"new", "NN-NAME", "", 1, 1, "a lab to be written",
		"Makes labs/NN-name and solutions/NN-name from harness/template: a small racy "
		"program with all that a lab needs around it. `racelab gate NN` says what is to "
		"be done.",
		cmd_new},
	{"handout", "", "--out", 0, 0, "a student's copy, without the solutions", "", cmd_handout},
	{"help", "[VERB]", "", 0, 1, "this, or more about one verb", "", cmd_help},
	{0},
};
