/*
 * The list of a course: whatever files and folders are called, at random from a printed seed, their
 * ids are safe and unique, and they are found again by what the list says.
 */
#include "base/file.h"
#include "base/folder.h"
#include "base/names.h"
#include "course/collect.h"
#include "house/layout.h"

#include "dice.h"
#include "tap.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAMES = 300, LARGEST = 1 << 24 };

struct desk {
	char path[64];
	struct course course;
	struct names made; /* the files */
	size_t count;
};

static void begin(struct desk *desk)
{
	char *in;

	*desk = (struct desk){.path = "/tmp/racelab-list-XXXXXX"};
	if (!mkdtemp(desk->path))
		exit(1);
	course_open(&desk->course, desk->path, false);
	in = text_format("%s/in", desk->path);
	make_directories(in);
	free(in);
}

static void end(struct desk *desk)
{
	course_close(&desk->course);
	remove_tree(desk->path);
	names_release(&desk->made);
}

/* A folder that holds nothing. */
static void make(struct desk *desk, const char *name)
{
	int in = folder_enter(desk->course.folder, "in", false);

	if (mkdirat(in, name, 0777) == 0 && names_add(&desk->made, name))
		desk->count++;
	close(in);
}

/* Any bytes that a file name may have, but that it begins as one that is looked at. */
static void make_any(struct desk *desk, struct dice *dice)
{
	size_t length = 1 + dice_roll(dice, dice_roll(dice, 2) ? 250 : 3);
	char name[256] = "";

	for (size_t i = 0; i < length; i++) {
		name[i] = (char)(1 + dice_roll(dice, 255));
		if (name[i] == '/' || (i == 0 && strchr("._", name[i])))
			name[i] = '\n';
	}
	make(desk, name);
}

/* Names that differ only where an id is cut or made safe. */
static void make_alike(struct desk *desk, struct dice *dice)
{
	static const char *const odd[] = {" ", "\n", "\xff", "\xc3\xa4", "'", "_", "$", "-"};
	const char *one = odd[dice_roll(dice, sizeof odd / sizeof *odd)];
	const char *other = odd[dice_roll(dice, sizeof odd / sizeof *odd)];
	char name[256];

	snprintf(name, sizeof name, "%0*d%s%s", dice_roll(dice, 2) ? 110 : 4, 0, one, other);
	make(desk, name);
}

static bool is_safe(const char *id)
{
	return *id && strlen(id) <= 100 && *id != '.' && *id != '-' &&
	       strspn(id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-") ==
		       strlen(id);
}

static void list_it(const struct desk *desk, struct list *list)
{
	const struct names wanted = {0};
	struct text set_aside = {0};

	*list = (struct list){
		.submissions = text_format("%s/in", desk->path), .labs = text_copy(""), .seed = 1};
	collect(&desk->course, list, platform_find("plain"), NULL, &wanted, &set_aside, NULL, NULL);
	list_write(&desk->course, list);
	text_release(&set_aside);
}

static void id_tests(struct tap *tap, const struct desk *desk, const struct list *list)
{
	struct names ids = {0};
	int unsafe = 0, twice = 0;

	for (size_t i = 0; i < list->count; i++) {
		unsafe += !is_safe(list->entries[i].id);
		twice += !names_add(&ids, list->entries[i].id);
	}
	tap_number(tap, (long)list->count, (long)desk->count, "everybody is listed");
	tap_number(tap, unsafe, 0, "every id is safe");
	tap_number(tap, twice, 0, "no id is there twice");
	names_release(&ids);
}

/* What is read is what was written, to the byte of a name that is no UTF-8. */
static void read_tests(struct tap *tap, const struct desk *desk, const struct list *list)
{
	struct list again;
	int strange = 0, other = 0;

	tap_ok(tap, list_read(&desk->course, &again), "the list is read");
	tap_number(tap, (long)again.count, (long)list->count, "with all of its entries");
	tap_string(tap, again.hashes[0], list->hashes[0],
		"and has the hash with which it was written");
	for (size_t i = 0; i < again.count; i++) {
		struct list one;

		strange += !names_has(&desk->made, again.entries[i].pieces[0].from);
		list_read_one(&desk->course, &one, i);
		other +=
			strcmp(one.entries[0].id, list->entries[i].id) != 0 ||
			strcmp(one.entries[0].pieces[0].from, list->entries[i].pieces[0].from) != 0;
		list_release(&one);
	}
	tap_number(tap, strange, 0, "each is found again under its own name");
	tap_number(tap, other, 0, "one entry alone is the same");
	list_release(&again);
}

static void add_later(struct list *later, const char *id, const char *who)
{
	struct entry *entry = list_add(later);

	entry->id = text_copy(id);
	entry->who = text_copy(who);
	entry->person = text_copy(who);
	entry->kind = text_copy("folder");
	entry_add_piece(entry, who, NULL);
}

/* A later part tells one entry anew, and has one more. */
static void later_tests(struct tap *tap, const struct desk *desk, struct list *list)
{
	size_t count = list->count, index = count / 2;
	char *id = text_copy(list->entries[index].id);
	struct list later = {0}, again, one;

	add_later(&later, id, "told anew");
	add_later(&later, "one-more", "one more");
	list_write_later(&desk->course, list, &later);
	list_read(&desk->course, &again);
	tap_number(tap, (long)again.count, (long)count + 1, "a later part adds who is new");
	tap_ok(tap, strcmp(again.entries[index].id, id) == 0 && again.entries[index].part == 2,
		"and takes the place of who was there, at the same index");
	tap_string(tap, again.hashes[1], list->hashes[1], "with a hash of its own");
	list_read_one(&desk->course, &one, index);
	tap_string(tap, one.entries[0].who, "told anew", "one entry alone is the newer one");
	list_release(&one);
	list_read_one(&desk->course, &one, count);
	tap_string(tap, one.entries[0].who, "one more", "and the new one is the last");
	list_release(&one);
	list_release(&again);
	free(id);
}

/* How a process ends that reads the list: 0, or how it died. */
static int ends(const struct desk *desk)
{
	struct list list;
	pid_t child;
	int status;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		int nowhere = open("/dev/null", O_WRONLY);

		dup2(nowhere, STDERR_FILENO);
		list_read(&desk->course, &list);
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void edit_tests(struct tap *tap, const struct desk *desk, const struct list *list)
{
	static const char *const none[] = {"", "{}", "[]", "{\"schema\":1}",
		"{\"schema\":2,\"submissions\":\"/in\"}", "{\"schema\":1,\"schema\":1}"};
	struct text bytes = {0};
	struct list edited;
	int taken = 0;

	folder_read(&bytes, desk->course.folder, "list.json", LARGEST);
	*strstr(bytes.bytes, "1,\"trusted\"") = '2'; /* the seed */
	folder_put(desk->course.folder, "list.json", bytes.bytes, bytes.length);
	list_read(&desk->course, &edited);
	tap_ok(tap, strcmp(edited.hashes[0], list->hashes[0]) != 0,
		"an edited list has another hash than the journal's");
	list_release(&edited);
	folder_put(desk->course.folder, "list.json", bytes.bytes, bytes.length / 2);
	tap_number(tap, ends(desk), 2, "half a list is refused");
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		folder_put(desk->course.folder, "list.json", none[i], strlen(none[i]));
		taken += ends(desk) != 2;
	}
	tap_number(tap, taken, 0, "what is no list is refused");
	text_release(&bytes);
}

int main(void)
{
	struct tap tap = tap_plan(16);
	struct dice dice = dice_seeded();
	struct desk desk;
	struct list list;

	begin(&desk);
	for (int i = 0; i < NAMES; i++)
		(i % 3 ? make_any : make_alike)(&desk, &dice);
	list_it(&desk, &list);
	id_tests(&tap, &desk, &list);
	read_tests(&tap, &desk, &list);
	later_tests(&tap, &desk, &list);
	edit_tests(&tap, &desk, &list);
	list_release(&list);
	end(&desk);
	return tap_end(&tap);
}
