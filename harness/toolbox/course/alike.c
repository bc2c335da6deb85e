#include "course/alike.h"

#include "base/file.h"
#include "base/folder.h"
#include "base/memory.h"
#include "course/quote.h"
#include "course/similarity.h"
#include "house/varied_lab.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xxhash.h>

enum {
	FILES_MOST = 8, /* of a hand-in that are compared */
	COMMON_LEAST = 4,
	COMMON_MOST = 20, /* how many may have a print that still tells something */
	COMMON_PART = 10, /* one in so many, between those */
	SHARED_LEAST = 8, /* prints */
	SHARED_PERCENT = 75,
	LINES_MOST = 40, /* of a piece that are shown */
};

/* What one student handed in of the lab. */
struct work {
	size_t student;
	struct text files[FILES_MOST];
	struct prints prints;
	uint64_t bytes, whole; /* hashes: of the bytes, and of the tokens */
	size_t telling; /* prints that only few have */
};

/* A lab, and what the class handed in. */
struct pile {
	struct alikes *alikes;
	const struct gradebook *book;
	size_t column;
	char *names[FILES_MOST];
	int file_count;
	struct given given;
	const struct names *library;
	struct work *works;
	size_t count;
	size_t common; /* as many, or fewer, are few */
};

static const struct {
	const char *word, *meaning;
} kinds[] = {
#define X(name, word, meaning) {word, meaning},
	ALIKES(X)
#undef X
};

const char *alike_word(enum alike_kind kind)
{
	return kinds[kind].word;
}

const char *alike_meaning(enum alike_kind kind)
{
	return kinds[kind].meaning;
}

static void learn_given(struct pile *pile, const char *path)
{
	struct text bytes = {0};
	struct c_tokens tokens = {0};

	if (file_read(&bytes, path, ALIKE_LARGEST) == 0)
		c_tokens_add(&tokens, text_string(&bytes), bytes.length, 0, pile->library);
	given_add(&pile->given, &tokens);
	c_tokens_release(&tokens);
	text_release(&bytes);
}

/* The same file as students' own copies were handed out with. */
static void learn_varied(struct pile *pile, const struct lab *lab, const char *file)
{
	const char *row, *words;
	size_t at = 0;

	while (variation_row(&lab->conf, &at, &row, &words)) {
		char *word;

		while ((word = text_copy_blank_word(&words))) {
			char *path = varied_file(lab->path, row, word, file);

			if (file_exists(path))
				learn_given(pile, path);
			free(path);
			free(word);
		}
	}
}

/* The names of the files that are compared, and what the lab was shipped with. */
static void open_pile(struct pile *pile, const struct lab *lab)
{
	const char *edit = lab_edit(lab), *program = lab_program(lab);
	char word[256];

	while (pile->file_count < FILES_MOST && text_next_word(&edit, word, sizeof word)) {
		char *shipped = lab_shipped(lab, word);

		pile->names[pile->file_count++] = text_copy(word);
		learn_given(pile, shipped);
		learn_varied(pile, lab, word);
		free(shipped);
	}
	while (text_next_word(&program, word, sizeof word)) {
		char *path = text_format("%s/%s", lab->path, word);

		if (!text_has_word(lab_edit(lab), word))
			learn_given(pile, path);
		free(path);
	}
	given_end(&pile->given);
}

static void release_work(struct work *work)
{
	for (int i = 0; i < FILES_MOST; i++)
		text_release(&work->files[i]);
	prints_release(&work->prints);
}

static void close_pile(struct pile *pile)
{
	for (size_t i = 0; i < pile->count; i++)
		release_work(&pile->works[i]);
	for (int i = 0; i < pile->file_count; i++)
		free(pile->names[i]);
	given_release(&pile->given);
	free(pile->works);
}

static void read_work(struct pile *pile, int folder, size_t student)
{
	struct work work = {.student = student};
	struct c_tokens tokens = {0};

	for (int i = 0; i < pile->file_count; i++) {
		struct text *file = &work.files[i];
		uint64_t pair[2] = {work.bytes};

		if (folder_read(file, folder, pile->names[i], ALIKE_LARGEST) != 0)
			text_clear(file);
		pair[1] = XXH3_64bits(text_string(file), file->length);
		work.bytes = XXH3_64bits(pair, sizeof pair);
		c_tokens_add(&tokens, text_string(file), file->length, i, pile->library);
	}
	prints_make(&work.prints, &tokens, &pile->given);
	work.whole = prints_whole(&work.prints);
	/* Nothing of their own: the shipped program, or less. */
	if (!work.prints.count) {
		release_work(&work);
		return;
	}
	pile->works = grown(pile->works, pile->count, sizeof *pile->works);
	pile->works[pile->count++] = work;
}

static void read_works(struct pile *pile, int out)
{
	for (size_t i = 0; i < pile->book->student_count; i++) {
		const struct mark *mark = &pile->book->students[i].marks[pile->column];
		char *path = mark->path ? text_format("%s/handed-in", mark->path) : NULL;
		int folder = path ? folder_open_below(out, path) : -1;

		if (folder >= 0) {
			read_work(pile, folder, i);
			close(folder);
		}
		free(path);
	}
	pile->common = pile->count / COMMON_PART;
	if (pile->common < COMMON_LEAST)
		pile->common = COMMON_LEAST;
	if (pile->common > COMMON_MOST)
		pile->common = COMMON_MOST;
}

static int compare_works(const void *one, const void *other)
{
	const struct work *a = one, *b = other;

	if (a->whole != b->whole)
		return a->whole < b->whole ? -1 : 1;
	if (a->bytes != b->bytes)
		return a->bytes < b->bytes ? -1 : 1;
	return (a->student > b->student) - (a->student < b->student);
}

static const char *keep_lines(
	struct pile *pile, const struct work *work, int file, int first, int last)
{
	char *text = quote_lines(&work->files[file], first,
		last < first + LINES_MOST ? last : first + LINES_MOST - 1);
	const char *kept = names_keep(&pile->alikes->strings, text ? text : "");

	free(text);
	return kept;
}

static int compare_pieces(const void *one, const void *other)
{
	const struct piece *a = one, *b = other;

	return (a->tokens < b->tokens) - (a->tokens > b->tokens);
}

static int compare_shown(const void *one, const void *other)
{
	const struct alike_piece *a = one, *b = other;
	int order = strcmp(a->file[0], b->file[0]);

	return order ? order : (a->first[0] > b->first[0]) - (a->first[0] < b->first[0]);
}

/* The longest ones, in the order of the first program. */
static void show_pieces(
	struct pile *pile, struct alike *alike, const struct work *one, const struct work *other)
{
	struct piece *pieces;
	size_t count = prints_pieces(&one->prints, &other->prints, &pieces);
	const struct work *works[] = {one, other};

	if (count)
		qsort(pieces, count, sizeof *pieces, compare_pieces);
	if (count > ALIKE_PIECES_MOST)
		count = ALIKE_PIECES_MOST;
	alike->pieces = zeroed(count, sizeof *alike->pieces);
	for (; alike->piece_count < count; alike->piece_count++) {
		struct alike_piece *shown = &alike->pieces[alike->piece_count];
		const struct piece *piece = &pieces[alike->piece_count];

		for (int side = 0; side < 2; side++) {
			shown->file[side] =
				names_keep(&pile->alikes->strings, pile->names[piece->file[side]]);
			shown->first[side] = piece->first[side];
			shown->text[side] = keep_lines(pile, works[side], piece->file[side],
				piece->first[side], piece->last[side]);
		}
	}
	if (count)
		qsort(alike->pieces, count, sizeof *alike->pieces, compare_shown);
	free(pieces);
}

static int compare_numbers(const void *one, const void *other)
{
	const size_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

static struct alike *add_alike(struct pile *pile, enum alike_kind kind, size_t prints, int percent)
{
	struct alikes *alikes = pile->alikes;

	alikes->items = grown(alikes->items, alikes->count, sizeof *alikes->items);
	alikes->items[alikes->count] = (struct alike){
		.lab = pile->column, .kind = kind, .percent = percent, .prints = prints};
	return &alikes->items[alikes->count++];
}

static void add_group(
	struct pile *pile, enum alike_kind kind, const struct work *first, size_t count)
{
	struct alike *alike = add_alike(pile, kind, first->prints.count, 100);
	const struct work *other = first + 1;

	/* Of one hand-in and its copies, the first and another one are worth showing. */
	while (kind == ALIKE_TOKENS && other < first + count - 1 && other->bytes == first->bytes)
		other++;
	alike->student_count = count;
	alike->is_common = count > pile->common;
	alike->students = zeroed(count, sizeof *alike->students);
	for (size_t i = 0; i < count; i++)
		alike->students[i] = first[i].student;
	show_pieces(pile, alike, first, other);
	/* The pieces are told of the two in front. */
	if (kind == ALIKE_TOKENS && count > 1) {
		alike->students[other - first] = alike->students[1];
		alike->students[1] = other->student;
	}
	if (count > 2)
		qsort(alike->students + 2, count - 2, sizeof *alike->students, compare_numbers);
}

/* Groups of the same tokens, and in them those of the same bytes; then each group is one work. */
static size_t find_groups(struct pile *pile, struct work **representatives)
{
	size_t count = 0;

	if (pile->count)
		qsort(pile->works, pile->count, sizeof *pile->works, compare_works);
	for (size_t i = 0, end; i < pile->count; i = end) {
		const struct work *works = pile->works;
		size_t bytes = i;

		for (end = i; end < pile->count && works[end].whole == works[i].whole; end++) {
			bool is_last =
				end + 1 == pile->count || works[end + 1].bytes != works[end].bytes;

			if (is_last && end > bytes)
				add_group(pile, ALIKE_BYTES, &works[bytes], end + 1 - bytes);
			if (is_last)
				bytes = end + 1;
		}
		if (end - i > 1 && works[end - 1].bytes != works[i].bytes)
			add_group(pile, ALIKE_TOKENS, &works[i], end - i);
		representatives[count++] = &pile->works[i];
	}
	return count;
}

/* A print, and whose it is. */
struct owned {
	uint64_t hash;
	size_t owner; /* its place among the representatives */
};

static int compare_owned(const void *one, const void *other)
{
	const struct owned *a = one, *b = other;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->owner > b->owner) - (a->owner < b->owner);
}

struct pairs {
	uint64_t *items; /* two places in one number */
	size_t count, capacity;
};

static void add_pair(struct pairs *pairs, size_t one, size_t other)
{
	if (pairs->count == pairs->capacity) {
		uint64_t *larger;

		pairs->capacity = pairs->capacity ? 2 * pairs->capacity : 1024;
		larger = zeroed(pairs->capacity, sizeof *larger);
		if (pairs->count)
			memcpy(larger, pairs->items, pairs->count * sizeof *larger);
		free(pairs->items);
		pairs->items = larger;
	}
	pairs->items[pairs->count++] = (uint64_t)one << 32 | other;
}

/* Counts for each work the prints that only few have, and lists each pair once for each of these.
 */
static void list_pairs(struct pile *pile, struct work **works, size_t count, struct pairs *pairs)
{
	struct owned *owned;
	size_t all = 0, filled = 0;

	for (size_t i = 0; i < count; i++)
		all += works[i]->prints.count;
	owned = zeroed(all, sizeof *owned);
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < works[i]->prints.count; j++)
			owned[filled++] = (struct owned){works[i]->prints.items[j].hash, i};
	if (all)
		qsort(owned, all, sizeof *owned, compare_owned);
	for (size_t first = 0, end; first < all; first = end) {
		for (end = first; end < all && owned[end].hash == owned[first].hash; end++)
			;
		if (end - first > pile->common)
			continue;
		for (size_t i = first; i < end; i++) {
			works[owned[i].owner]->telling++;
			for (size_t j = i + 1; j < end; j++)
				add_pair(pairs, owned[i].owner, owned[j].owner);
		}
	}
	free(owned);
}

static int compare_pairs(const void *one, const void *other)
{
	const uint64_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

static void consider(
	struct pile *pile, const struct work *one, const struct work *other, size_t shared)
{
	size_t smaller = one->telling < other->telling ? one->telling : other->telling;
	int percent = smaller ? (int)(100 * shared / smaller) : 0;
	struct alike *alike;

	if (shared < SHARED_LEAST || percent < SHARED_PERCENT)
		return;
	if (one->student > other->student) {
		const struct work *swapped = one;

		one = other;
		other = swapped;
	}
	alike = add_alike(pile, ALIKE_NEAR, shared, percent);
	alike->students = zeroed(2, sizeof *alike->students);
	alike->students[alike->student_count++] = one->student;
	alike->students[alike->student_count++] = other->student;
	show_pieces(pile, alike, one, other);
}

static void find_near(struct pile *pile, struct work **works, size_t count)
{
	struct pairs pairs = {0};
	size_t found = 0;

	list_pairs(pile, works, count, &pairs);
	if (pairs.count)
		qsort(pairs.items, pairs.count, sizeof *pairs.items, compare_pairs);
	for (size_t first = 0, end; first < pairs.count; first = end) {
		size_t before = pile->alikes->count;

		for (end = first; end < pairs.count && pairs.items[end] == pairs.items[first];
			end++)
			;
		if (found < ALIKE_PAIRS_MOST)
			consider(pile, works[pairs.items[first] >> 32],
				works[pairs.items[first] & UINT32_MAX], end - first);
		else
			pile->alikes->dropped += end - first >= SHARED_LEAST;
		found += pile->alikes->count - before;
	}
	free(pairs.items);
}

/* Few who share much come first. */
static int compare_alikes(const void *one, const void *other)
{
	const struct alike *a = one, *b = other;
	size_t mine = a->prints * (size_t)a->percent, theirs = b->prints * (size_t)b->percent;

	if (a->is_common != b->is_common)
		return a->is_common ? 1 : -1;
	if (mine != theirs)
		return mine < theirs ? 1 : -1;
	if (a->lab != b->lab)
		return a->lab < b->lab ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->students[0] != b->students[0])
		return a->students[0] < b->students[0] ? -1 : 1;
	return (a->students[1] > b->students[1]) - (a->students[1] < b->students[1]);
}

void alikes_find(
	struct alikes *alikes, const struct gradebook *book, int out, const struct names *library)
{
	*alikes = (struct alikes){0};
	for (size_t i = 0; i < book->lab_count; i++) {
		struct pile pile = {
			.alikes = alikes, .book = book, .column = i, .library = library};
		struct work **representatives;

		if (!book->labs[i].lab)
			continue;
		open_pile(&pile, book->labs[i].lab);
		read_works(&pile, out);
		representatives = zeroed(pile.count, sizeof *representatives);
		find_near(&pile, representatives, find_groups(&pile, representatives));
		free(representatives);
		close_pile(&pile);
	}
	if (alikes->count)
		qsort(alikes->items, alikes->count, sizeof *alikes->items, compare_alikes);
}

void alikes_release(struct alikes *alikes)
{
	for (size_t i = 0; i < alikes->count; i++) {
		free(alikes->items[i].students);
		free(alikes->items[i].pieces);
	}
	free(alikes->items);
	names_release(&alikes->strings);
	*alikes = (struct alikes){0};
}
