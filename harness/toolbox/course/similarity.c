#include "course/similarity.h"

#include "base/memory.h"

#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* How near two pieces are in lines, in both programs, to be shown as one. */
enum { NEAR_LINES = 2 };

/* The hash of the run at `at`; 0 if it does not lie in one file. */
static uint64_t hash_gram(const struct c_tokens *tokens, size_t at)
{
	uint32_t symbols[SIMILARITY_GRAM];
	uint64_t hash;

	if (tokens->items[at].file != tokens->items[at + SIMILARITY_GRAM - 1].file)
		return 0;
	for (size_t i = 0; i < SIMILARITY_GRAM; i++)
		symbols[i] = tokens->items[at + i].symbol;
	hash = XXH3_64bits(symbols, sizeof symbols);
	return hash ? hash : 1;
}

static size_t count_grams(const struct c_tokens *tokens)
{
	return tokens->count < SIMILARITY_GRAM ? 0 : tokens->count - SIMILARITY_GRAM + 1;
}

static int compare_hashes(const void *one, const void *other)
{
	const uint64_t *a = one, *b = other;

	return (*a > *b) - (*a < *b);
}

void given_add(struct given *given, const struct c_tokens *tokens)
{
	size_t more = count_grams(tokens);
	uint64_t *hashes = zeroed(given->count + more, sizeof *hashes);

	if (given->count)
		memcpy(hashes, given->hashes, given->count * sizeof *hashes);
	for (size_t i = 0; i < more; i++)
		hashes[given->count + i] = hash_gram(tokens, i);
	free(given->hashes);
	given->hashes = hashes;
	given->count += more;
}

void given_end(struct given *given)
{
	if (given->count)
		qsort(given->hashes, given->count, sizeof *given->hashes, compare_hashes);
}

void given_release(struct given *given)
{
	free(given->hashes);
	*given = (struct given){0};
}

static bool is_given(const struct given *given, uint64_t hash)
{
	return given && given->count &&
	       bsearch(&hash, given->hashes, given->count, sizeof hash, compare_hashes);
}

static int compare_prints(const void *one, const void *other)
{
	const struct print *a = one, *b = other;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

/* The place of the smallest hash of a window, the last of equal ones; `window` itself if none. */
static size_t smallest(const struct prints *prints, size_t window)
{
	size_t best = window;

	for (size_t i = window; i < window + SIMILARITY_WINDOW && i < prints->gram_count; i++)
		if (prints->grams[i] &&
			(!prints->grams[best] || prints->grams[i] <= prints->grams[best]))
			best = i;
	return best;
}

static void winnow(struct prints *prints)
{
	size_t windows = prints->gram_count < SIMILARITY_WINDOW
				 ? prints->gram_count > 0
				 : prints->gram_count - SIMILARITY_WINDOW + 1;
	size_t kept = 0, last = SIZE_MAX;

	prints->items = zeroed(prints->gram_count, sizeof *prints->items);
	for (size_t window = 0; window < windows; window++) {
		size_t best = smallest(prints, window);

		if (prints->grams[best] && best != last)
			prints->items[kept++] = (struct print){prints->grams[best], last = best};
	}
	if (kept)
		qsort(prints->items, kept, sizeof *prints->items, compare_prints);
	for (size_t i = 0; i < kept; i++)
		if (!i || prints->items[i].hash != prints->items[prints->count - 1].hash)
			prints->items[prints->count++] = prints->items[i];
}

void prints_make(struct prints *prints, struct c_tokens *tokens, const struct given *given)
{
	*prints = (struct prints){.tokens = *tokens, .gram_count = count_grams(tokens)};
	*tokens = (struct c_tokens){0};
	prints->grams = zeroed(prints->gram_count, sizeof *prints->grams);
	for (size_t i = 0; i < prints->gram_count; i++) {
		uint64_t hash = hash_gram(&prints->tokens, i);

		prints->grams[i] = is_given(given, hash) ? 0 : hash;
	}
	winnow(prints);
}

void prints_release(struct prints *prints)
{
	c_tokens_release(&prints->tokens);
	free(prints->grams);
	free(prints->items);
	*prints = (struct prints){0};
}

size_t prints_shared(const struct prints *one, const struct prints *other)
{
	size_t i = 0, j = 0, shared = 0;

	while (i < one->count && j < other->count) {
		uint64_t a = one->items[i].hash, b = other->items[j].hash;

		shared += a == b;
		i += a <= b;
		j += b <= a;
	}
	return shared;
}

uint64_t prints_whole(const struct prints *prints)
{
	XXH64_hash_t hash = prints->tokens.count;

	for (size_t i = 0; i < prints->tokens.count; i++) {
		uint64_t pair[] = {hash, prints->tokens.items[i].symbol};

		hash = XXH3_64bits(pair, sizeof pair);
	}
	return hash;
}

/* A run of grams that both have: where it begins in each, and how many they are. */
struct run {
	size_t one, other, count;
};

static bool is_same(const struct prints *one, const struct prints *other, size_t i, size_t j)
{
	return one->grams[i] && one->grams[i] == other->grams[j];
}

/* As long as it gets, in both directions. */
static struct run extend(const struct prints *one, const struct prints *other, size_t i, size_t j)
{
	struct run run = {i, j, 1};

	while (run.one && run.other && is_same(one, other, run.one - 1, run.other - 1)) {
		run.one--;
		run.other--;
		run.count++;
	}
	while (run.one + run.count < one->gram_count && run.other + run.count < other->gram_count &&
		is_same(one, other, run.one + run.count, run.other + run.count))
		run.count++;
	return run;
}

static int compare_runs(const void *one, const void *other)
{
	const struct run *a = one, *b = other;

	return (a->one > b->one) - (a->one < b->one);
}

/* The runs that begin with a shared print, none inside of another. */
static size_t find_runs(const struct prints *one, const struct prints *other, struct run **runs)
{
	size_t i = 0, j = 0, count = 0;
	bool *covered = zeroed(one->gram_count, sizeof *covered);

	*runs = zeroed(one->count, sizeof **runs);
	while (i < one->count && j < other->count) {
		const struct print *a = &one->items[i], *b = &other->items[j];

		if (a->hash == b->hash && !covered[a->at]) {
			(*runs)[count] = extend(one, other, a->at, b->at);
			memset(covered + (*runs)[count].one, true, (*runs)[count].count);
			count++;
		}
		i += a->hash <= b->hash;
		j += b->hash <= a->hash;
	}
	free(covered);
	if (count)
		qsort(*runs, count, sizeof **runs, compare_runs);
	return count;
}

static struct piece piece_of(
	const struct prints *one, const struct prints *other, const struct run *run)
{
	const struct c_token *a = &one->tokens.items[run->one],
			     *b = &other->tokens.items[run->other];
	size_t last = run->count + SIMILARITY_GRAM - 2;

	return (struct piece){
		{a->file, b->file}, {a->line, b->line}, {a[last].line, b[last].line}, last + 1};
}

/* Both go on where the former one ended, or nearly there. */
static bool goes_on(const struct piece *piece, const struct piece *next)
{
	for (int side = 0; side < 2; side++)
		if (piece->file[side] != next->file[side] ||
			next->first[side] < piece->first[side] ||
			next->first[side] > piece->last[side] + NEAR_LINES)
			return false;
	return true;
}

size_t prints_pieces(const struct prints *one, const struct prints *other, struct piece **pieces)
{
	struct run *runs;
	size_t found = find_runs(one, other, &runs), count = 0;

	*pieces = zeroed(found, sizeof **pieces);
	for (size_t i = 0; i < found; i++) {
		struct piece next = piece_of(one, other, &runs[i]);
		struct piece *last = count ? &(*pieces)[count - 1] : NULL;

		if (!last || !goes_on(last, &next)) {
			(*pieces)[count++] = next;
			continue;
		}
		for (int side = 0; side < 2; side++)
			if (next.last[side] > last->last[side])
				last->last[side] = next.last[side];
		last->tokens += next.tokens;
	}
	free(runs);
	return count;
}
