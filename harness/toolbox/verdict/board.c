#include "verdict/board.h"

#include "base/fault.h"
#include "base/file.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static char *path_of(const struct house *house, const struct lab *lab)
{
	return text_format("%s/board/%s.json", house->build, lab->name);
}

static void read_row(struct board_row *row, const struct house *house)
{
	char *path = path_of(house, row->lab), *files;

	row->begun = result_read(&row->result, path);
	if (row->begun) {
		files = result_files(row->lab, row->lab->path);
		row->changed = strcmp(files, row->result.files) != 0;
		free(files);
	}
	row->solved = row->begun && row->result.verdict == VERDICT_SOLVED && !row->changed;
	free(path);
}

void board_read(struct board *board, const struct house *house, const struct labs *labs)
{
	*board = (struct board){
		.rows = zeroed(labs->count, sizeof *board->rows), .count = labs->count};
	for (size_t i = 0; i < board->count; i++) {
		struct board_row *row = &board->rows[i];

		row->lab = &labs->items[i];
		read_row(row, house);
		board->points += row->result.points;
		board->possible += lab_points(row->lab);
		board->solved += row->solved;
	}
}

void board_release(struct board *board)
{
	for (size_t i = 0; i < board->count; i++)
		result_release(&board->rows[i].result);
	free(board->rows);
	*board = (struct board){0};
}

const struct board_row *board_row(const struct board *board, const struct lab *lab)
{
	for (size_t i = 0; i < board->count; i++)
		if (board->rows[i].lab == lab)
			return &board->rows[i];
	bug("%s is not on the board", lab->name);
}

void board_keep(const struct house *house, const struct lab *lab, const char *directory)
{
	char *folder = text_format("%s/board", house->build);
	char *from = text_format("%s/result.json", directory), *to = path_of(house, lab);
	int problem;

	make_directories(folder);
	problem = file_copy(from, to);
	if (problem)
		die_of(problem, "cannot write %s", to);
	free(folder);
	free(from);
	free(to);
}

struct board_choice board_choose(const struct board *board)
{
	struct board_choice choice = {0};
	const struct board_row *after = NULL, *skipped = NULL;

	for (size_t i = 0; i < board->count; i++) {
		const struct board_row *row = &board->rows[i];

		if (row->begun)
			after = NULL;
		else if (!after)
			after = row;
		if (!row->begun && !skipped)
			skipped = row;
		if (row->begun && !row->solved && !choice.begun)
			choice.begun = row;
		if (row->solved && row->result.failed && !choice.unanswered)
			choice.unanswered = row;
	}
	choice.fresh = after ? after : skipped;
	return choice;
}
