/*
 * Theory of operation. One loop waits for a key, a signal, or a file that was saved, once a second
 * also for one whose saving nobody tells us. All signals are blocked and read from a descriptor, so
 * nothing is interrupted. While a command of a key has the terminal, the loop stands still; what
 * happens meanwhile lies in the descriptors until it goes on. At most one stage runs. `wanted` is
 * the one to start when there is none.
 */
#include "seat/seat.h"

#include "base/fault.h"
#include "base/file.h"
#include "process/launch.h"
#include "process/pool.h"
#include "seat/front.h"
#include "seat/keys.h"
#include "seat/saves.h"
#include "seat/stage.h"
#include "seat/terminal.h"
#include "seat/view.h"
#include "words/screen.h"
#include "words/typed.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

/* Milliseconds: between two looks at the files, two drawings of what is under way, and two of an
 * editor's steps to save one file. */
enum { LOOK_EVERY = 1000, DRAW_EVERY = 250, SAVE_TAKES = 20 };

struct seat {
	const struct house *house;
	const struct labs *labs;
	const struct lab *lab;
	char *story;
	struct board board;
	struct saves saves;
	struct stage stage;
	struct news news;
	enum { WANT_NOTHING, WANT_GLANCE, WANT_CHECK } wanted;
	char *typed; /* the last command that a key stood for, until something is saved */
	char *drawn; /* what the screen shows; NULL if it shows something else by now */
	bool pausing; /* what a command printed is on the terminal until a key is pressed */
	int signals; /* signalfd */
	int ended_by; /* the signal that ends us; 0 for none */
	bool over;
};

static struct subject subject_of(const struct seat *seat)
{
	return (struct subject){seat->house, seat->lab, seat->lab->path};
}

/* ---------------------------------------------------------------- the screen */

/* What is under way, or what was typed, or what can be done. The caller frees it. */
static char *status(const struct seat *seat)
{
	const struct stage_progress *progress = seat->stage.progress;
	char *folder, *line;

	if (seat->stage.process && !seat->stage.stopped && seat->stage.kind == STAGE_CHECK)
		return progress->count
			       ? text_format("checking ... %zu of %zu", (size_t)progress->finished,
					 (size_t)progress->count)
			       : text_copy("checking ...");
	if (seat->stage.process || seat->wanted != WANT_NOTHING)
		return text_copy("looking at what was saved ...");
	if (seat->typed)
		return text_format("typed: %s", seat->typed);
	folder = path_shown(seat->lab->path);
	line = text_format("watching %s: save a file there, and it is checked", folder);
	free(folder);
	return line;
}

static void forget_drawn(struct seat *seat)
{
	free(seat->drawn);
	seat->drawn = NULL;
}

/* Only when it has changed: somebody may be marking a text with the mouse. */
static void draw(struct seat *seat)
{
	struct view view = {
		.unicode = terminal_has_unicode(),
		.lab = seat->lab,
		.story = seat->story,
		.board = &seat->board,
		.news = &seat->news,
	};
	char *words, *lines;

	if (seat->pausing)
		return;
	terminal_size(&view.columns, &view.rows);
	words = status(seat);
	view.status = words;
	lines = view_draw(&view);
	if (!seat->drawn || strcmp(lines, seat->drawn) != 0)
		terminal_show(lines);
	free(seat->drawn);
	seat->drawn = lines;
	free(words);
}

static void set_news(struct seat *seat, struct news *news)
{
	news_release(&seat->news);
	seat->news = *news;
}

/* The board may have another verdict than the one on the screen: a check may have been typed. */
static void read_board(struct seat *seat)
{
	board_release(&seat->board);
	board_read(&seat->board, seat->house, seat->labs);
}

static void show_board_news(struct seat *seat)
{
	struct news news;

	news_of_board(&news, board_row(&seat->board, seat->lab), seat->house);
	set_news(seat, &news);
}

/* ---------------------------------------------------------------- the lab */

static bool is_as_shipped(const struct lab *lab)
{
	char *files = lab_students_files(lab);
	bool same = lab_is_as_shipped(lab, files);

	free(files);
	return same;
}

/* At the answers, and at experiments, there is nothing to glance at. */
static void want_answer(struct seat *seat, enum saved saved)
{
	seat->wanted =
		saved == SAVED_ANSWERS || lab_is_experiments(seat->lab) ? WANT_CHECK : WANT_GLANCE;
	stage_stop(&seat->stage);
}

static void read_story(struct seat *seat)
{
	char *path = text_format("%s/README.md", seat->lab->path);
	struct text readme = {0};

	file_read(&readme, path, 1 << 20);
	free(seat->story);
	seat->story = view_story(text_string(&readme));
	text_release(&readme);
	free(path);
}

/* Work that nobody has looked at yet is looked at; what is as it was handed out waits. */
static void sit_at(struct seat *seat, const struct lab *lab)
{
	const struct board_row *row = board_row(&seat->board, lab);

	if (seat->lab)
		saves_close(&seat->saves);
	seat->lab = lab;
	read_story(seat);
	saves_open(&seat->saves, lab);
	show_board_news(seat);
	if (row->begun ? row->changed : !is_as_shipped(lab))
		want_answer(seat, SAVED_PROGRAM);
}

static void remember_typed(struct seat *seat, char *typed)
{
	free(seat->typed);
	seat->typed = typed;
}

/* The first unsolved one behind this, or the one behind it. */
static const struct lab *next_lab(const struct seat *seat)
{
	size_t count = seat->labs->count, here = (size_t)(seat->lab - seat->labs->items);

	for (size_t i = 1; i < count; i++) {
		const struct board_row *row = &seat->board.rows[(here + i) % count];

		if (!row->solved)
			return row->lab;
	}
	return &seat->labs->items[(here + 1) % count];
}

/* ---------------------------------------------------------------- the keys */

/* Runs it where what it prints stays on the terminal, below the command as it is typed. */
static int run_in_front(struct seat *seat, char *const command[], bool paged, char *typed)
{
	int status;

	remember_typed(seat, typed);
	forget_drawn(seat);
	terminal_set(TERMINAL_USUAL);
	printf("%s$ %s%s\n\n", ink(BOLD), typed, ink_off());
	fflush(stdout);
	status = front_run(command, paged);
	terminal_set(TERMINAL_KEYS);
	read_board(seat);
	return status;
}

static void pause_before_screen(struct seat *seat)
{
	printf("\n%sPress a key to go back to the screen.%s", ink(FAINT), ink_off());
	fflush(stdout);
	seat->pausing = true;
}

static void run_verb(struct seat *seat, const char *verb, const char *number, char *typed)
{
	char *command[] = {
		(char *)"/proc/self/exe", (char *)(size_t)verb, (char *)(size_t)number, NULL};

	run_in_front(seat, command, true, typed);
	pause_before_screen(seat);
}

static char *type_course_verb(const struct seat *seat, const char *verb)
{
	char *program = typed_program(seat->house), *typed;

	typed = reader_is_in(seat->house->root) ? text_format("make %s", verb)
						: text_format("%s %s", program, verb);
	free(program);
	return typed;
}

/* An editor that the student named, or the one that Debian has. */
static const char *editor(void)
{
	const char *visual = getenv("VISUAL"), *named = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return named && *named ? named : "editor";
}

static void edit_answers(struct seat *seat)
{
	char *path = text_format("%s/answers.conf", seat->lab->path);
	char *word = text_shell_word(path), *shown = typed_path(path);
	/* It may have options: `code --wait`. */
	char *line = text_format("%s %s", editor(), word);
	char *command[] = {(char *)"/bin/sh", (char *)"-c", line, NULL};
	int status = run_in_front(seat, command, false, text_format("%s %s", editor(), shown));

	if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
		terminal_set(TERMINAL_SCREEN);
	} else {
		printf("\nSet EDITOR to an editor that you like, or open %s in yours.\n", shown);
		pause_before_screen(seat);
	}
	free(line);
	free(shown);
	free(word);
	free(path);
}

static void press(struct seat *seat, const struct key *key)
{
	const struct lab *lab = seat->lab;

	switch (key->act) {
	case KEY_JUDGE:
		stage_finish(&seat->stage);
		seat->wanted = WANT_NOTHING;
		saves_new(&seat->saves); /* what is saved by now is judged */
		run_verb(seat, key->verb, lab->number, typed_verb(seat->house, key->verb, lab, ""));
		show_board_news(seat);
		break;
	case KEY_VERB:
		run_verb(seat, key->verb, lab->number, typed_verb(seat->house, key->verb, lab, ""));
		break;
	case KEY_COURSE:
		run_verb(seat, key->verb, NULL, type_course_verb(seat, key->verb));
		break;
	case KEY_ANSWERS:
		edit_answers(seat);
		break;
	case KEY_NEXT:
		stage_finish(&seat->stage);
		seat->wanted = WANT_NOTHING;
		sit_at(seat, next_lab(seat));
		remember_typed(seat, typed_verb(seat->house, key->verb, seat->lab, ""));
		break;
	case KEY_QUIT:
		seat->over = true;
		break;
	}
}

static void take_key(struct seat *seat)
{
	int letter = terminal_key();
	const struct key *key = key_of(letter);

	if (letter < 0) {
		seat->over = true;
	} else if (seat->pausing) {
		seat->pausing = false;
		terminal_clear_line();
		terminal_set(TERMINAL_SCREEN);
	} else if (key) {
		press(seat, key);
	}
}

/* ---------------------------------------------------------------- what happens */

static void notice_saves(struct seat *seat, bool awake)
{
	enum saved saved;

	if (awake) {
		poll(NULL, 0, SAVE_TAKES);
		saves_drain(&seat->saves);
	}
	saved = saves_new(&seat->saves);
	if (saved == SAVED_NOTHING)
		return;
	remember_typed(seat, NULL);
	/* A glance that is not over is asked for anew. */
	if (seat->wanted == WANT_GLANCE ||
		(seat->stage.process && seat->stage.kind == STAGE_GLANCE))
		saved = SAVED_PROGRAM;
	want_answer(seat, saved);
}

static void notice_stage(struct seat *seat)
{
	enum stage_kind kind = seat->stage.kind;
	bool stopped = seat->stage.stopped;
	struct news news;

	if (!stage_ended(&seat->stage, &news))
		return;
	if (stopped) {
		news_release(&news);
		return;
	}
	set_news(seat, &news);
	if (kind == STAGE_GLANCE)
		seat->wanted = WANT_CHECK;
	else
		read_board(seat);
}

static void start_stage(struct seat *seat)
{
	struct subject subject = subject_of(seat);

	if (seat->wanted == WANT_NOTHING || seat->stage.process)
		return;
	stage_start(
		&seat->stage, seat->wanted == WANT_CHECK ? STAGE_CHECK : STAGE_GLANCE, &subject);
	seat->wanted = WANT_NOTHING;
}

static void take_signals(struct seat *seat)
{
	enum terminal_mode mode = seat->pausing ? TERMINAL_KEYS : TERMINAL_SCREEN;
	struct signalfd_siginfo told;

	forget_drawn(seat);
	while (read(seat->signals, &told, sizeof told) == sizeof told)
		switch (told.ssi_signo) {
		case SIGTSTP:
			terminal_set(TERMINAL_USUAL);
			front_stop();
			terminal_set(mode);
			break;
		case SIGCONT:
			if (!terminal_is_ours())
				front_stop();
			terminal_again();
			break;
		case SIGINT:
		case SIGTERM:
		case SIGHUP:
			seat->ended_by = (int)told.ssi_signo;
			seat->over = true;
			break;
		default: /* SIGCHLD and SIGWINCH have woken us, which is all that they are for */
			break;
		}
}

static int open_signals(void)
{
	static const int more[] = {SIGTSTP, SIGCONT, SIGWINCH};
	sigset_t set;
	int signals;

	pool_signals(&set);
	for (size_t i = 0; i < sizeof more / sizeof *more; i++)
		sigaddset(&set, more[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGTTOU, SIG_IGN); /* we take the terminal back from behind */
	signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (signals < 0)
		die_of(errno, "cannot wait for signals");
	return signals;
}

static void wait_and_take(struct seat *seat)
{
	bool busy = seat->stage.process && !seat->pausing;
	struct pollfd polled[] = {
		{STDIN_FILENO, POLLIN, 0},
		{seat->signals, POLLIN, 0},
		{seat->saves.wakes, POLLIN, 0},
	};

	poll(polled, sizeof polled / sizeof *polled, busy ? DRAW_EVERY : LOOK_EVERY);
	if (polled[1].revents)
		take_signals(seat);
	if (polled[0].revents && !seat->over)
		take_key(seat);
	notice_saves(seat, polled[2].revents != 0);
	notice_stage(seat);
}

int seat_run(const struct house *house, const struct labs *labs, const struct lab *lab)
{
	struct seat seat = {.house = house, .labs = labs, .signals = open_signals()};
	struct board_choice choice;

	board_read(&seat.board, house, labs);
	choice = board_choose(&seat.board);
	if (!lab)
		lab = choice.begun        ? choice.begun->lab
		      : choice.fresh      ? choice.fresh->lab
		      : choice.unanswered ? choice.unanswered->lab
					  : &labs->items[0];
	sit_at(&seat, lab);
	terminal_set(TERMINAL_SCREEN);
	while (!seat.over) {
		start_stage(&seat);
		draw(&seat);
		wait_and_take(&seat);
	}
	terminal_set(TERMINAL_USUAL);
	stage_finish(&seat.stage);
	saves_close(&seat.saves);
	board_release(&seat.board);
	news_release(&seat.news);
	close(seat.signals);
	free(seat.story);
	free(seat.drawn);
	free(seat.typed);
	if (seat.ended_by) {
		launch_reset_signals();
		raise(seat.ended_by);
	}
	return EXIT_SOLVED;
}
