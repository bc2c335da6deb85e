#include "house/handin.h"

#include "base/memory.h"
#include "house/download_name.h"

#include <stdlib.h>
#include <string.h>

const char *handin_kind_word(enum handin_kind kind)
{
	static const char *const words[] = {
#define X(name, word) word,
		HANDIN_KINDS(X)
#undef X
	};

	return words[kind];
}

char *handin_shown(const char *path)
{
	enum { LONGEST = 120 };
	char *shown = text_printable(path, strlen(path), LONGEST);

	for (char *byte = shown; *byte; byte++)
		if (*byte == '\n')
			*byte = '?';
	return shown;
}

static const char *base_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

/* What macOS, an editor or git leaves beside a file, and a lab's own .shipped/. */
static bool is_rubbish(const char *name, size_t length)
{
	static const char macos[] = "__MACOSX";

	return name[0] == '.' || (length == sizeof macos - 1 && strncmp(name, macos, length) == 0);
}

bool handin_takes(const char *path)
{
	for (const char *at = path; *at; at += strspn(at, "/")) {
		size_t length = strcspn(at, "/");

		if (is_rubbish(at, length) && !(length == 1 && *at == '.'))
			return false;
		at += length;
	}
	return true;
}

bool handin_wants(const struct handin *handin, const char *path)
{
	char *means = download_name(base_of(path), handin->wanted);
	bool wants = means != NULL;

	free(means);
	return wants;
}

bool handin_add(struct handin *handin, const char *path, enum handin_kind kind, struct text *bytes)
{
	/* One that is too large was read up to that, and may stand there many times. */
	size_t cost = kind == HANDIN_TOO_LARGE ? HANDIN_FILE_LARGEST : bytes ? bytes->length : 0;
	struct handin_entry *entry;

	if (++handin->seen > HANDIN_MOST)
		text_addf(&handin->refused,
			"it holds more than %d files; hand in the files of the labs alone",
			HANDIN_MOST);
	else if ((handin->total += cost) > HANDIN_LARGEST)
		text_addf(&handin->refused,
			"its source files hold more than %d MiB; hand in the files of the labs "
			"alone",
			HANDIN_LARGEST >> 20);
	if (handin->refused.length)
		return false;
	handin->entries = grown(handin->entries, handin->count, sizeof *handin->entries);
	entry = &handin->entries[handin->count++];
	*entry = (struct handin_entry){.path = text_copy(path), .kind = kind};
	entry->means = download_name(base_of(path), handin->wanted);
	if (bytes) {
		entry->bytes = *bytes;
		*bytes = (struct text){0};
	}
	return true;
}

void handin_hash(const struct handin *handin, char hex[HASH_SIZE])
{
	struct text list = {0};

	for (size_t i = 0; i < handin->count; i++) {
		const struct handin_entry *entry = &handin->entries[i];

		hash_bytes(text_string(&entry->bytes), entry->bytes.length, hex);
		text_addf(&list, "%d %d %s ", entry->kind, entry->means != NULL, hex);
		text_add_bytes(&list, entry->path, strlen(entry->path) + 1);
	}
	text_add(&list, text_string(&handin->refused));
	hash_bytes(text_string(&list), list.length, hex);
	text_release(&list);
}

void handin_release(struct handin *handin)
{
	for (size_t i = 0; i < handin->count; i++) {
		free(handin->entries[i].path);
		free(handin->entries[i].means);
		text_release(&handin->entries[i].bytes);
	}
	free(handin->entries);
	free(handin->name);
	text_release(&handin->refused);
	*handin = (struct handin){0};
}
