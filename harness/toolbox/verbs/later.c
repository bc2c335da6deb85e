#include "verbs/later.h"

#include "base/fault.h"
#include "course/store.h"
#include "house/layout.h"
#include "verbs/student.h"
#include "words/screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN = 20 };

/* Everything that lies in SUBMISSIONS now, in the names that the list has for it. */
static void collect_again(const struct batch *batch, struct list *now, collect_progress *progress)
{
	const struct list *list = &batch->list;
	struct text set_aside = {0};
	struct names wanted;

	*now = (struct list){.submissions = text_copy(list->submissions),
		.at = text_copy(list->at),
		.labs = text_copy(list->labs),
		.seed = list->seed,
		.trusted = list->trusted};
	layout_names(&wanted, &batch->request->labs);
	now->any = layout_any(&batch->request->labs, now->labs);
	collect(&batch->course, now, platform_find(list->platform), list, &wanted, &set_aside,
		progress, NULL);
	screen_progress_done();
	names_release(&wanted);
	text_release(&set_aside);
}

static bool is_the_same(const struct entry *entry, const struct entry *listed)
{
	return !entry->refused == !listed->refused && strcmp(entry->hash, listed->hash) == 0;
}

/* Is it new, or is it mended and can be read now? */
static bool is_later(const struct batch *batch, const struct entry *entry)
{
	const struct entry *listed = list_find(&batch->list, entry->id);
	const json_t *known = standing_of(&batch->standing, entry->id);

	if (!listed)
		return true;
	if (standing_newest(&batch->standing, entry->id) || entry->refused)
		return false;
	return json_object_get(known, "quarantined") || !is_the_same(entry, listed);
}

static bool was_changed(const struct batch *batch, const struct entry *entry)
{
	const struct entry *listed = list_find(&batch->list, entry->id);

	return listed && standing_newest(&batch->standing, entry->id) &&
	       !is_the_same(entry, listed);
}

static void tell_changed(const struct batch *batch, const struct list *now)
{
	size_t count = 0;

	for (size_t i = 0; i < now->count; i++)
		if (was_changed(batch, &now->entries[i]) && ++count <= SHOWN)
			printf("  %s: graded already, and changed since; its result stays. To "
			       "grade "
			       "it anew, name another folder with --out\n",
				now->entries[i].id);
	if (count > SHOWN)
		printf("  ... and %zu more\n", count - SHOWN);
}

/* Leaves in `now` what came later, in its order; the others go to the end, and are released. */
static void keep_later(const struct batch *batch, struct list *now, struct list *others)
{
	size_t kept = 0;

	for (size_t i = 0; i < now->count; i++)
		if (is_later(batch, &now->entries[i]))
			now->entries[kept++] = now->entries[i];
		else
			*list_add(others) = now->entries[i];
	now->count = kept;
}

void later_add(struct batch *batch, collect_progress *progress)
{
	struct list now, others = {0};
	char *name = list_name((long)batch->list.parts + 1);

	collect_again(batch, &now, progress);
	tell_changed(batch, &now);
	keep_later(batch, &now, &others);
	student_copies(batch->request, &now);
	for (size_t i = 0; i < now.count; i++)
		printf("  %s: %s\n", now.entries[i].id,
			list_find(&batch->list, now.entries[i].id) ? "handed in once more" : "new");
	printf("  %zu added to the list%s%s.\n", now.count, now.count ? ", in " : "",
		now.count ? name : "");
	if (now.count)
		list_write_later(&batch->course, &batch->list, &now);
	else
		list_release(&now);
	list_release(&others);
	free(name);
}

void later_readmit(struct batch *batch)
{
	for (size_t i = 0; i < batch->list.count; i++) {
		const struct entry *entry = &batch->list.entries[i];
		const json_t *line =
			json_object_get(standing_of(&batch->standing, entry->id), "quarantined");

		if (line && json_number(line, "part", 1) < entry->part)
			store_readmit(&batch->course, entry);
	}
	batch_look(batch);
}
