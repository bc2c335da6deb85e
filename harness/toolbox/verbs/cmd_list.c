#include "base/fault.h"
#include "base/json.h"
#include "export/say.h"
#include "verbs/command.h"
#include "verdict/board.h"
#include "words/next.h"
#include "words/screen.h"
#include "words/typed.h"

#include <stdio.h>
#include <stdlib.h>

enum { BAR = 10 };

static char *next_in(const struct board_row *row, const struct house *house)
{
	return next_after_result(
		&row->result, row->changed, &(struct subject){house, row->lab, row->lab->path});
}

static void tell_choice(const struct board_choice *choice, const struct house *house)
{
	char *next = NULL;

	if (choice->begun) {
		next = next_in(choice->begun, house);
		printf("\n  Next: %s\n", next);
	} else if (choice->fresh) {
		next = typed_verb(house, "show", choice->fresh->lab, "");
		printf("\n  Next: %s\n", next);
	} else if (choice->unanswered) {
		char *shown = path_shown(choice->unanswered->lab->path);

		next = typed_verb(house, "check", choice->unanswered->lab, "");
		printf("\n  All solved. Next: the questions in %s/answers.conf,\n"
		       "  then %s\n",
			shown, next);
		free(shown);
	} else {
		printf("\n  All solved. `make help` shows what else there is.\n");
	}
	free(next);
}

static void tell_row(const struct board_row *row)
{
	const struct lab *lab = row->lab;
	const struct result *result = &row->result;

	printf("  %s%s%s  %-24.24s ", ink(BOLD), lab->number, ink_off(), lab_title(lab));
	screen_bar(BAR, result->points, lab_points(lab));
	if (row->begun && result->verdict == VERDICT_CANNOT_JUDGE)
		printf("  -/%-2d  ", lab_points(lab));
	else
		printf(" %2d/%-2d  ", result->points, lab_points(lab));
	printf("%s%s%s%s\n", ink(row->solved ? GREEN : PLAIN),
		row->begun ? verdict_word(result->verdict) : "not begun", ink_off(),
		row->changed ? ", changed since" : "");
}

/* The board as JSON. A lab without a `verdict` was not begun. */
static void print_json(const struct board *board)
{
	json_t *whole = json_object(), *labs = json_array();

	for (size_t i = 0; i < board->count; i++) {
		const struct board_row *row = &board->rows[i];
		json_t *json = json_object();

		json_set_text(json, "lab", row->lab->name);
		json_set_text(json, "title", lab_title(row->lab));
		json_set_number(json, "possible", lab_points(row->lab));
		if (row->begun)
			json_set_text(json, "verdict", verdict_word(row->result.verdict));
		if (row->begun && row->result.verdict != VERDICT_CANNOT_JUDGE)
			json_set_number(json, "points", row->result.points);
		if (row->begun)
			json_object_set_new(json, "changed", json_boolean(row->changed));
		json_array_append_new(labs, json);
	}
	json_object_set_new(whole, "labs", labs);
	put_json(whole);
}

int cmd_list(const struct request *request)
{
	struct board_choice choice;
	struct board board;

	board_read(&board, request->house, &request->labs);
	if (request->json) {
		print_json(&board);
		board_release(&board);
		return EXIT_SOLVED;
	}
	for (size_t i = 0; i < board.count; i++)
		tell_row(&board.rows[i]);
	choice = board_choose(&board);
	if (!board.count)
		printf("  There are no labs here.\n");
	else
		tell_choice(&choice, request->house);
	board_release(&board);
	return EXIT_SOLVED;
}
