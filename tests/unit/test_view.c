/* The screen of `watch`: what stands where, at the sizes that terminals have. */
#include "seat/view.h"

#include "tap.h"

#include <stdlib.h>

enum { LABS = 3 };

static struct lab room[LABS];
static const char *const titles[LABS] = {"The counter", "The bounded buffer", "The order of locks"};

/* A board of three labs: the first solved, the second half done, the third not begun. */
static void set_the_scene(struct view *view, struct board *board)
{
	static const char *const numbers[LABS] = {"02", "03", "04"};
	static const int points[LABS] = {16, 8, 0};

	*board = (struct board){.rows = calloc(LABS, sizeof *board->rows),
		.count = LABS,
		.points = 24,
		.possible = 48,
		.solved = 1};
	for (int i = 0; i < LABS; i++) {
		room[i] = (struct lab){.number = (char *)(size_t)numbers[i],
			.conf = {.name = text_copy("lab.conf")}};
		conf_set(&room[i].conf, "title", titles[i]);
		conf_set(&room[i].conf, "points.races", "16");
		board->rows[i].lab = &room[i];
		board->rows[i].result.points = points[i];
		board->rows[i].solved = i == 0;
	}
	*view = (struct view){.columns = 80,
		.rows = 24,
		.unicode = true,
		.lab = &room[1],
		.board = board,
		.status = "checking ... 3 of 9"};
}

static void strike_the_scene(struct board *board)
{
	for (int i = 0; i < LABS; i++)
		conf_release(&room[i].conf);
	free(board->rows);
}

static const struct news refused = {.tone = TONE_BAD,
	.headline = (char *)"NOT SOLVED (8 of 16 points)",
	.reason = (char *)"Two threads use `count`: write in buffer_put() at buffer.c:34 and read "
			  "in buffer_take() at buffer.c:40, and nothing orders them.",
	.quoted = (char *)"",
	.next = (char *)"make hint LAB=03    (or make detect LAB=03)"};

static void draws(
	struct tap *tap, const struct view *view, const char *wanted, const char *sentence)
{
	char *lines = view_draw(view);

	tap_string(tap, lines, wanted, sentence);
	free(lines);
}

/* Does it have so many lines, none of them wider than the screen? */
static bool fits(const char *lines, int columns, int rows)
{
	int count = 1, at = 0;

	for (; *lines; lines++) {
		if (*lines == '\n') {
			count++;
			at = 0;
		} else if (((unsigned char)*lines & 0xc0) != 0x80 && ++at > columns) {
			return false;
		}
	}
	return count == rows;
}

static void usual_tests(struct tap *tap, struct view *view)
{
	view->story = "A sensor puts readings into a ring, and a logger takes them out. In a "
		      "weather station, neither may wait for the other longer than it has to, and "
		      "none may be lost.";
	view->news = &refused;
	draws(tap, view,
		" 03 The bounded buffer\n"
		" A sensor puts readings into a ring, and a logger takes them out. In a weather\n"
		" station, neither may wait for the other longer than it has to, and none may ...\n"
		" ####>##.. ....\n"
		" 1 of 3 labs solved, 24 of 48 points\n"
		"\n"
		" NOT SOLVED (8 of 16 points): Two threads use `count`: write in buffer_put() at\n"
		" buffer.c:34 and read in buffer_take() at buffer.c:40, and nothing orders them.\n"
		"\n\n\n\n\n\n\n\n\n\n\n\n"
		" Next: make hint LAB=03 (or make detect LAB=03)\n"
		" checking ... 3 of 9\n"
		" s show  r run  d detect  e explore  h hint  c check  a answers  n next lab\n"
		" l list  q quit",
		"at 80x24 the lab, the board, the news, the next step and the keys have their "
		"place");
}

static void small_tests(struct tap *tap, struct view *view)
{
	bool good = true;

	view->columns = 60;
	view->rows = 15;
	draws(tap, view,
		" 03 The bounded buffer\n"
		" ####>##.. ....\n"
		" 1 of 3 labs solved, 24 of 48 points\n"
		"\n"
		" NOT SOLVED (8 of 16 points): Two threads use `count`: write\n"
		" in buffer_put() at buffer.c:34 and read in buffer_take() at\n"
		" buffer.c:40, and nothing orders them.\n"
		"\n\n\n\n"
		" Next: make hint LAB=03 (or make detect LAB=03)\n"
		" checking ... 3 of 9\n"
		" s show  r run  d detect  e explore  h hint  c check\n"
		" a answers  n next lab  l list  q quit",
		"at 60 columns the keys take two lines, and with few lines the story goes");
	for (view->columns = 20; view->columns <= 130; view->columns++)
		for (view->rows = 1; view->rows <= 40; view->rows++) {
			char *lines = view_draw(view);

			if (good && !fits(lines, view->columns, view->rows)) {
				printf("# at %dx%d\n", view->columns, view->rows);
				tap_note("drawn", lines);
				good = false;
			}
			free(lines);
		}
	tap_ok(tap, good, "whatever the size, it has so many lines and none is too wide");
	view->columns = 80;
	view->rows = 24;
}

static bool draws_with(const struct view *view, const char *wanted)
{
	char *lines = view_draw(view);
	bool found = strstr(lines, wanted) != NULL;

	if (!found) {
		tap_note("got", lines);
		tap_note("wanted in it", wanted);
	}
	free(lines);
	return found;
}

static void compiler_tests(struct tap *tap, struct view *view)
{
	struct text many = {0};
	struct news news = {.tone = TONE_BAD,
		.headline = (char *)"IT DOES NOT COMPILE",
		.reason = (char *)"",
		.quoted = (char *)"a.c:24:6: error: expected ';'\n    i++\n       ^\n",
		.next = (char *)"mend a.c:24, and save"};

	view->news = &news;
	tap_ok(tap,
		draws_with(view, "\n IT DOES NOT COMPILE\n a.c:24:6: error: expected ';'\n"
				 "     i++\n        ^\n\n"),
		"the compiler's lines keep their blanks, so that the caret is where it belongs");
	for (int i = 1; i <= 40; i++)
		text_addf(&many, "line %d\n", i);
	news.quoted = many.bytes;
	tap_ok(tap, draws_with(view, "\n line 11\n ...\n\n Next: mend a.c:24, and save\n"),
		"what does not fit loses its end, and the next step stays");
	view->news = &refused;
	text_release(&many);
}

static void ink_tests(struct tap *tap, struct view *view)
{
	struct news news = {.tone = TONE_GOOD,
		.headline = (char *)"SOLVED (16 of 16 points)",
		.reason = (char *)"\033[2Jna\xc3\xafve \xff",
		.quoted = (char *)"",
		.next = (char *)"the next lab"};
	char *lines;

	view->news = &news;
	tap_ok(tap, draws_with(view, " SOLVED (16 of 16 points): ?[2Jna\xc3\xafve ?\n"),
		"nobody's words command the terminal");
	view->unicode = false;
	tap_ok(tap, draws_with(view, "?[2Jna?ve ?\n"), "without Unicode it is all ASCII");
	lines = view_draw(view);
	tap_ok(tap, !strchr(lines, '\033'), "without colour there is no escape sequence");
	free(lines);
	setenv("CLICOLOR_FORCE", "1", 1);
	unsetenv("NO_COLOR");
	tap_ok(tap, draws_with(view, "\033[1;32mSOLVED (16 of 16 points)\033[0m: "),
		"with colour, good news are green");
	unsetenv("CLICOLOR_FORCE");
	view->news = &refused;
}

static void story_tests(struct tap *tap)
{
	char *story = view_story("# Lab 02: it\n\nOne line\nand another.\n\nNot this.\n");

	tap_string(tap, story, "One line and another.", "the story is the first paragraph");
	free(story);
	story = view_story("");
	tap_string(tap, story, "", "and empty where there is none");
	free(story);
}

int main(void)
{
	struct tap tap = tap_plan(11);
	struct board board;
	struct view view;

	unsetenv("CLICOLOR_FORCE");
	set_the_scene(&view, &board);
	usual_tests(&tap, &view);
	small_tests(&tap, &view);
	compiler_tests(&tap, &view);
	ink_tests(&tap, &view);
	story_tests(&tap);
	strike_the_scene(&board);
	return tap_end(&tap);
}
