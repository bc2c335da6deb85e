#include "course/source.h"

#include "base/file.h"
#include "course/repository.h"
#include "course/store.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

char *source_path(const struct list *list, const struct piece *piece)
{
	return text_format("%s/%s", list->submissions, piece->from);
}

static void take_piece(struct handin *handin, const char *path, const char *as)
{
	if (!handin_take(handin, path, as) && !handin->refused.length)
		text_addf(&handin->refused, "it cannot be read: %s",
			errno == ENOENT ? "it is not there" : strerror(errno));
}

/* As it was at the commit, by way of a tar in a scratch folder. */
static void take_repository(const struct course *course, const struct list *list,
	struct entry *entry, const char *path, struct handin *handin)
{
	char *scratch = store_scratch(course, "git");
	char *tar = text_format("%s/export.tar", scratch);
	struct text complaint = {0};

	if (!entry->commit)
		entry->commit = repository_commit(path, list->at, scratch, &complaint);
	if (entry->commit && repository_export(path, entry->commit, scratch, tar, &complaint))
		take_piece(handin, tar, NULL);
	else if (!handin->refused.length)
		text_add(&handin->refused, text_string(&complaint));
	text_release(&complaint);
	remove_tree(scratch);
	free(scratch);
	free(tar);
}

void source_read(const struct course *course, const struct list *list, struct entry *entry,
	const struct names *wanted, struct handin *handin)
{
	bool is_git = strcmp(entry->kind, "git") == 0;

	handin_begin(handin, entry->who, wanted);
	handin->any = entry->count == 1 ? list->any : NULL;
	for (size_t i = 0; i < entry->count && !handin->refused.length; i++) {
		char *path = source_path(list, &entry->pieces[i]);

		if (is_git)
			take_repository(course, list, entry, path, handin);
		else
			take_piece(handin, path, entry->pieces[i].as);
		free(path);
	}
	handin_end(handin);
}
