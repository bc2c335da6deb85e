/* What an object file defines and needs, and objects that are damaged. */
#include "build/object_names.h"

#include "base/file.h"
#include "base/memory.h"
#include "process/pool.h"
#include "dice.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

enum { OBJECT_LARGEST = 1 << 20, DAMAGED = 20000 };

static bool needs(const struct object_names *names, const char *name)
{
	for (size_t i = 0; i < names->needed_count; i++)
		if (strcmp(names->needed[i], name) == 0)
			return true;
	return false;
}

/* An object made by the compiler; false if there is none. */
static bool compile(struct text *object, const char *folder)
{
	static const char source[] = "extern int far(void);\n"
				     "extern int perhaps(void) __attribute__((weak));\n"
				     "int shown = 1;\n"
				     "static int hidden(void) { return far(); }\n"
				     "int near(void) { return perhaps ? perhaps() : hidden(); }\n";
	char *from = text_format("%s/some.c", folder), *to = text_format("%s/some.o", folder);
	struct job *job = job_new("compile");
	bool good = file_write(from, source, sizeof source - 1) == 0;

	job_arguments(job, "cc -g -c -o");
	job_argument(job, to);
	job_argument(job, from);
	job_run(job);
	good = good && job_succeeded(job) && file_read(object, to, OBJECT_LARGEST) == 0;

	unlink(from);
	unlink(to);
	job_free(job);
	free(to);
	free(from);
	return good;
}

static void name_tests(struct tap *tap, const struct text *object)
{
	struct object_names names = {0};

	tap_ok(tap, object_names_read(&names, text_string(object), object->length),
		"an object is read");
	tap_ok(tap, needs(&names, "far"), "it needs what it declares and calls");
	tap_ok(tap, !needs(&names, "perhaps"), "but not what may be missing");
	tap_ok(tap, object_names_define(&names, "shown") && object_names_define(&names, "near"),
		"it defines variables and functions");
	tap_ok(tap, object_names_define(&names, "hidden"), "those that are its own as well");
	tap_ok(tap, !object_names_define(&names, "far") && !needs(&names, "some.c"),
		"and nothing else");
	object_names_release(&names);
}

/* Changes up to eight bytes, those of the head as often as any others. */
static void damage(struct dice *dice, char *bytes, size_t length)
{
	enum { HEAD = 64 };

	for (size_t left = dice_roll(dice, 8); length; left--) {
		size_t end = left % 2 || length < HEAD ? length : HEAD;

		bytes[dice_roll(dice, end)] = (char)dice_roll(dice, 256);
		if (!left)
			return;
	}
}

/* Whatever the bytes are, they are read within their bounds: the sanitizers look on. */
static void damage_tests(struct tap *tap, const struct text *object)
{
	struct dice dice = dice_seeded();
	int refused = 0;

	for (int i = 0; i < DAMAGED; i++) {
		struct object_names names = {0};
		size_t length = i % 2 ? object->length : dice_roll(&dice, object->length);
		char *bytes = zeroed(length, 1); /* no longer than that, so that ASan sees */

		memcpy(bytes, object->bytes, length);
		damage(&dice, bytes, length);
		refused += !object_names_read(&names, bytes, length);
		object_names_release(&names);
		free(bytes);
	}
	printf("# %d of %d damaged objects were refused\n", refused, DAMAGED);
	tap_ok(tap, refused > 0, "a damaged object is refused, or read without harm");
}

static void other_tests(struct tap *tap)
{
	struct object_names names = {0};

	tap_ok(tap, !object_names_read(&names, "", 0), "no bytes are no object");
	tap_ok(tap, !object_names_read(&names, "int i;\n", 7), "nor is a source");
	object_names_release(&names);
}

int main(void)
{
	char folder[] = "/tmp/test_object_names.XXXXXX";
	struct tap tap = tap_plan(9);
	struct text object = {0};

	if (!mkdtemp(folder) || !compile(&object, folder))
		return 1;
	name_tests(&tap, &object);
	damage_tests(&tap, &object);
	other_tests(&tap);
	text_release(&object);
	rmdir(folder);
	return tap_end(&tap);
}
