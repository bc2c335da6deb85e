/* What an object file defines and needs, and objects that are damaged. */
#include "build/object_names.h"

#include "base/file.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

enum { OBJECT_LARGEST = 1 << 20, DAMAGED = 20000, SEED = 7 };

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
	char *command = text_format("cc -g -c %s -o %s", from, to);
	bool good = file_write(from, source, sizeof source - 1) == 0 && system(command) == 0 &&
		    file_read(object, to, OBJECT_LARGEST) == 0;

	unlink(from);
	unlink(to);
	free(command);
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

/* Whatever the bytes are, they are read within their bounds: the sanitizers look on. */
static void damage_tests(struct tap *tap, const struct text *object)
{
	char *bytes = malloc(object->length);
	int refused = 0;

	srand(SEED);
	for (int i = 0; i < DAMAGED; i++) {
		struct object_names names = {0};
		size_t length = i % 2 ? object->length : (size_t)rand() % object->length;

		memcpy(bytes, object->bytes, length);
		for (int j = 0; length && j < 1 + i % 8; j++)
			bytes[(size_t)rand() % (j % 2                ? length
						       : length < 64 ? length
								     : 64)] = (char)rand();
		refused += !object_names_read(&names, bytes, length);
		object_names_release(&names);
	}
	printf("# seed %d: %d of %d damaged objects were refused\n", SEED, refused, DAMAGED);
	tap_ok(tap, refused > 0, "a damaged object is refused, or read without harm");
	free(bytes);
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
