#include "verbs/command.h"

const struct command all_commands[] = {
	{"list", "", "--json", 0, 0, "list the labs, your points and the next command", "",
		cmd_list},
	{"show", "LAB", "", 1, 1, "show a lab's story, task and program", "", cmd_show},
	{"run", "LAB | FILE.c", "--runs --rounds --seed --format --files --json --quiet", 1, 1,
		"run it many times and count the outcomes",
		"The program runs natively at -O0, and its threads wait for each other before they "
		"start. A FILE.c of your own runs as it is, with the words after -- as its "
		"arguments.",
		cmd_run},
	{"detect", "LAB | FILE.c", "--all --seed --json --format --files --quiet", 1, 1,
		"find its data races with both detectors",
		"ThreadSanitizer and Helgrind watch the program until one of them reports. Each "
		"report is explained in your own lines. --all asks DRD as well, whose word decides "
		"nothing. --json prints findings.json instead.",
		cmd_detect},
	{"explore", "LAB | FILE.c",
		"--budget --outcomes --json --format --seed --rounds --files --quiet", 1, 1,
		"run it under every schedule",
		"Tries every interleaving that matters, one thread at a time. The verdict is "
		"deterministic; broken, with the schedule that breaks it, step by step; or not "
		"exhausted, when --budget ran out first. --json prints the whole exploration.",
		cmd_explore},
	{"replay", "LAB | FILE.c SCHEDULE", "--all --gdb --json --rounds --files --quiet", 2, 2,
		"run one schedule again, step by step",
		"SCHEDULE is what `explore` printed. In it, m is the main thread, a the first "
		"thread that main starts, and so on. In a long one, steps far from anything "
		"remarkable are folded; --all shows them.",
		cmd_replay},
	{"check", "LAB", "--all --seed --json --format --files --quiet", 1, 1,
		"judge your solution: verdict, points and reasons",
		"Builds, audits and runs your files in every variant and lets the rubric decide. "
		"While the lab is not solved, the rows that passed or wait are folded, so that it "
		"fits on a screen; --all shows every row with its reason. --json prints "
		"result.json instead. Your program runs as you are, with no wall around it.",
		cmd_check},
	{"watch", "[LAB]", "", 0, 1, "check it whenever you save, on one screen with keys",
		"When you save a file of the lab, in any editor, the screen tells at once whether "
		"it "
		"compiles and whether a schedule breaks it; a whole check follows. A newer save "
		"stops what is under way. Keys run the other verbs and show what they typed. "
		"Without LAB it goes on where the board says.",
		cmd_watch},
	{"hint", "LAB", "--all", 1, 1, "show the next hint, weakest first",
		"If the program was changed and checked since, first the hint for what that check "
		"found. --all shows every hint of the lab.",
		cmd_hint},
	{"reset", "LAB", "--all --quiet", 1, 1,
		"restore the shipped files, and keep a backup of yours",
		"Your answers.conf stays as it is; --all restores that, too.", cmd_reset},
	{"doctor", "", "--json --quiet", 0, 0, "check this machine, and say what mends it", "",
		cmd_doctor},
	{"grade", "DIR",
		"--out --work --lab --seed --student --key --i-trust-this-code --json --quiet", 1,
		1, "grade a folder of somebody's files",
		"DIR is a folder, a zip, a tar.gz or a file, and holds the editable files of any "
		"labs, in a folder that is called like the lab (02-accumulator, lab02, 2) or "
		"alone. They are graded against the labs as this checkout ships them. The results "
		"go to build/grade, or to --out, and the evidence beside them. Gradings at the "
		"same time do not disturb each other; --work names the folder where one works, "
		"if it is not to be in build/. Compiler and programs run behind the best wall "
		"that this machine allows; doctor tells which. --student and --key, as they were "
		"given to `handout`, grade against that student's own copy of the labs.",
		cmd_grade},
	{"gradebook", "OUT", "--quiet", 1, 1, "make a table and a page of a graded course",
		"OUT is the folder that `grade-all` left. Writes three files there: gradebook.csv "
		"for "
		"a spreadsheet, gradebook.json for programs, and gradebook.html, one page that "
		"needs nothing else: the class at a glance, each lab's distribution, what was most "
		"often wrong, who is stuck where, hand-ins that are alike, and for each student "
		"where points were lost, with the evidence. What could not be judged stands first "
		"and has no points.",
		cmd_gradebook},
	{"grade-all", "SUBMISSIONS",
		"--out --jobs --labs --hosts --at --from --resume --add --freeze --fast --seed "
		"--key --i-trust-this-code --quiet",
		1, 1, "grade the hand-ins of a whole course",
		"SUBMISSIONS is a folder with a folder, an archive, a file or a git repository a "
		"student, or what Moodle, Canvas, Gradescope or Autolab lets you download, "
		"unpacked. What was handed in is listed and hashed first, and that list is never "
		"changed. GNU parallel then grades it, here or on the --hosts, which must see the "
		"same folders. All results go to --out, each exactly once. Whatever ends this, "
		"--resume goes on. --add goes on, too, and lists who is new in SUBMISSIONS and "
		"what was mended of the quarantine, in a list of its own. What nobody could judge "
		"is tried once more at the end, alone, and is never a zero. --key grades each "
		"against the copy that `handout` made with that key for the name by which the "
		"hand-in is listed (`who` in OUT/list.json). The list keeps which copy that is, "
		"and nothing later needs the key.",
		cmd_grade_all},
	{"regrade", "OUT", "--all --accept --jobs --hosts --quiet", 1, 1,
		"grade a course again, and show what would change",
		"Grades again what was judged by other labs, tools or versions of racelab; all of "
		"it with --all. The new results are proposals: the old ones count until "
		"`racelab regrade OUT --accept`, and stay beside the new ones then.",
		cmd_regrade},
	{"overrule", "OUT WHO LAB [VERDICT]", "--why --by --points --lift --quiet", 3, 4,
		"put your word in the place of a verdict",
		"WHO is a name as it was handed in, or its id, the name of a folder in OUT/graded: "
		"the gradebook shows both. The reason is kept, and so are what was overruled and "
		"all that was said before. Points are those of the lab for `solved`, and as they "
		"were else, unless --points tells them. With --lift in the place of a VERDICT your "
		"word no longer counts. It counts for later attempts too, until you lift it; "
		"`regrade` and the gradebook tell where that is so.",
		cmd_overrule},
	{"reconcile", "OUT", "--json --quiet", 1, 1, "prove that a graded course is whole",
		"Every entry of the list has a result or is in the quarantine, none has two, and "
		"no file was changed since it was written. Ends with 0 if that is so, else with 1 "
		"and a line for each difference.",
		cmd_reconcile},
	{"grade-entry", "OUT INDEX", "--attempt --propose --jobs", 2, 2, "",
		"Grades entry number INDEX, from 0, of OUT/list.json. `grade-all` runs one for "
		"each entry, and so does harness/adapters/slurm.",
		cmd_grade_entry},
	{"gate", "[LAB]", "--all --json --seed --jobs --quiet", 0, 1,
		"prove that labs fail as shipped and solutions pass",
		"In every lab, the shipped program must be refused with the findings that lab.conf "
		"declares, every solution must be solved, and every rejected idea must be refused "
		"for its own reason, which --all shows. Judges a few labs at a time. --json prints "
		"an object a line: `lab`, `status` (ok, failed, or open in an unfinished lab), "
		"`what`, and possibly `problem` and `reason`. The last line holds the sums: "
		"`passed`, `failed` and `open`.",
		cmd_gate},
	{"stats", "LAB", "--runs --seed --json --quiet", 1, 1,
		"measure how surely a lab's fault is found",
		"Grades the shipped program 100 times, or --runs times, from another seed each "
		"time. Counts how often each detector, the explorer and the rubric find what "
		"lab.conf declares.",
		cmd_stats},
	{"new", "NN-NAME", "--quiet", 1, 1, "start a new lab",
		"Copies harness/template to labs/NN-name and solutions/NN-name: a small racy "
		"program with everything that a lab needs around it. `racelab gate NN` says what "
		"is left to do.",
		cmd_new},
	{"handout", "", "--out --student --key --quiet", 0, 0,
		"make a student's copy, without the solutions",
		"With --student ID and --key FILE the copy is that student's own: names, numbers "
		"and "
		"faults differ where a lab's `vary` rows say how. The same ID and key always make "
		"the "
		"same copy; without the key nobody can tell another's. FILE holds 16 bytes or "
		"more, "
		"best random ones (head -c 32 /dev/urandom), and is yours to keep.",
		cmd_handout},
	{"export", "RESULT", "--format", 1, 1, "write a result for another platform",
		"RESULT is a result.json, its folder, or what `grade --out` made, whose labs "
		"become one document. It goes to stdout. The formats: gradescope, github, "
		"github-summary, classroom50, gitlab, autolab, prairielearn, codio, junit, tap, "
		"sarif, check50, csv. harness/adapters has a folder for each platform. What cannot "
		"be judged is no grade: a platform without a word for it gets no document, and the "
		"exit code is 3.",
		cmd_export},
	{"compile-commands", "", "", 0, 0, "",
		"Prints how each file of the labs is compiled, as compile_commands.json, which "
		"clangd and other tools read. `make build` keeps it in build/, where clangd looks "
		"for it.",
		cmd_commands},
	{"new-course", "DIR", "--quiet", 1, 1,
		"make what a course needs: repositories and a README",
		"DIR/students is the students' repository: a handout, the workflow that grades on "
		"each push, and a container to work in. DIR/instructor is yours, and DIR/README.md "
		"has the commands of a term. DIR must be new, or empty.",
		cmd_course},
	{"complete", "-- WORDS", "", 0, 0, "",
		"Prints what the last of WORDS could become, a line each. The shells' scripts ask.",
		cmd_complete},
	{"completion", "SHELL", "", 1, 1, "print a script that completes verbs, labs and options",
		"SHELL is bash or zsh. `source <(build/racelab completion bash)` in ~/.bashrc, "
		"with "
		"the whole path of the program, and Tab knows what can be typed.",
		cmd_completion},
	{"man", "", "--out --quiet", 0, 0, "make the manual pages",
		"Writes racelab.1, and a page for each verb, to build/man, or to --out.", cmd_man},
	{"help", "[VERB]", "", 0, 1, "show this list, or more about one verb", "", cmd_help},
	{0},
};
