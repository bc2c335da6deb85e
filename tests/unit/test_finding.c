/* Findings in memory, and findings.json. */
#include "base/file.h"
#include "detectors/finding.h"

#include "tap.h"
#include "tell.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

static struct finding *race(struct findings *findings, const char *variable, const char *first,
	const char *second, const char *file)
{
	struct finding *finding = findings_append(findings, "tsan");

	finding->kind = FINDING_RACE;
	finding->variable = variable ? text_copy(variable) : NULL;
	finding->access_count = 2;
	stack_push(&finding->accesses[0].stack, "memcpy", "/usr/src/memcpy.c", 1, 0);
	stack_push(&finding->accesses[0].stack, first, file, 5, 1);
	stack_push(&finding->accesses[1].stack, second, file, 9, 1);
	return finding;
}

/* One finding with everything in it, and one with nothing. */
static void fill(struct findings *findings)
{
	struct finding *finding = race(findings, "i", "up", "down", "/lab/src/acc.c");
	struct access *one = &finding->accesses[0];

	finding->summary = text_copy("data \"race\"\t\n\x01 na\xc3\xafve \xf0\x9f\x94\x92");
	finding->seed = ULONG_MAX;
	finding->log = text_copy("build/x/tsan.1.log");
	one->operation = ACCESS_ATOMIC_WRITE;
	one->size = 8;
	one->thread = text_copy("1");
	one->locks[one->lock_count++] = text_copy("M0");
	one->locks[one->lock_count++] = text_copy("M1");
	stack_push(&one->created, NULL, NULL, 0, 0);
	stack_push(&one->created, "main", "/lab/src/main.c", INT_MAX, 2);
	findings_append(findings, NULL);
	findings->dropped = 3;
}

static void round_trip_tests(struct tap *tap, const char *path)
{
	struct findings written = {0}, read = {0};
	struct text before = {0}, after = {0};

	fill(&written);
	tap_number(tap, findings_write(&written, path), 0, "findings.json is written");
	tap_number(tap, findings_read(&read, path), 0, "findings.json is read");
	tell_all(&before, &written);
	tell_all(&after, &read);
	tap_string(
		tap, text_string(&after), text_string(&before), "what is read is what was written");
	findings_release(&written);
	findings_release(&read);
	text_clear(&before);
	text_clear(&after);
	findings_write(&written, path);
	tap_number(tap, findings_read(&read, path), 0, "no findings at all are written and read");
	tap_number(tap, (long)read.count, 0, "and are none");
	text_release(&before);
	text_release(&after);
}

static void seed_test(struct tap *tap, const char *path)
{
	static const unsigned long seeds[] = {
		0, 1, 1UL << 53, (1UL << 53) + 1, LONG_MAX, ULONG_MAX};
	enum { COUNT = sizeof seeds / sizeof seeds[0] };
	struct findings written = {0}, read = {0};
	bool good = true;

	for (int i = 0; i < COUNT; i++)
		findings_append(&written, "tsan")->seed = seeds[i];
	good = findings_write(&written, path) == 0 && findings_read(&read, path) == 0;
	for (int i = 0; good && i < COUNT; i++)
		good = read.items[i]->seed == seeds[i];
	tap_ok(tap, good, "every seed comes back exactly");
	findings_release(&written);
	findings_release(&read);
}

static void bytes_test(struct tap *tap, const char *path)
{
	static const struct {
		const char *bytes, *wanted;
	} names[] = {
		{"caf\xe9", "caf?"}, /* Latin-1 */
		{"\xc0\xaf", "??"}, /* an overlong slash */
		{"\xed\xa0\x80", "???"}, /* half of a surrogate pair */
		{"\xf4\x90\x80\x80", "????"}, /* past the last code point */
		{"\xe2\x82", "??"}, /* cut off */
		{"\xe2\x82\xac", "\xe2\x82\xac"},
	};
	enum { COUNT = sizeof names / sizeof names[0] };
	struct findings written = {0}, read = {0};
	struct text got = {0}, wanted = {0};

	for (int i = 0; i < COUNT; i++) {
		findings_append(&written, "tsan")->variable = text_copy(names[i].bytes);
		text_addf(&wanted, "%s\n", names[i].wanted);
	}
	findings_write(&written, path);
	findings_read(&read, path);
	for (size_t i = 0; i < read.count; i++)
		text_addf(&got, "%s\n", read.items[i]->variable);
	tap_string(
		tap, text_string(&got), text_string(&wanted), "bytes that are no UTF-8 become '?'");
	findings_release(&written);
	findings_release(&read);
	text_release(&got);
	text_release(&wanted);
}

#define ACCESS "{\"operation\":\"read\",\"size\":4,\"locks\":[],\"stack\":[],\"created\":[]}"
#define FINDING(kind, accesses, seed)                                                  \
	"{\"findings\":[{\"kind\":" kind ",\"accesses\":[" accesses "],\"seed\":" seed \
	"}],\"dropped\":0}"

static const struct {
	const char *json, *sentence;
	int wanted;
} files[] = {
	{FINDING("\"race\"", ACCESS, "1"), "the least that a finding holds is enough", 0},
	{"", "an empty file is refused", EINVAL},
	{"[]", "a list is refused", EINVAL},
	{"{\"findings\":[]}", "a missing key is refused", EINVAL},
	{"{\"findings\":[],\"dropped\":0,\"more\":1}", "an unknown key is refused", EINVAL},
	{"{\"findings\":[],\"dropped\":0,\"dropped\":0}", "a key set twice is refused", EINVAL},
	{"{\"findings\":[],\"dropped\":-1}", "a negative count is refused", EINVAL},
	{"{\"findings\":{},\"dropped\":0}", "an object for a list is refused", EINVAL},
	{"{\"findings\":[1],\"dropped\":0}", "a number for a finding is refused", EINVAL},
	{"{\"findings\":[],\"dropped\":0} x", "bytes after the end are refused", EINVAL},
	{FINDING("\"Race\"", ACCESS, "1"), "an unknown kind is refused", EINVAL},
	{FINDING("\"race\"", "7", "1"), "a number for an access is refused", EINVAL},
	{FINDING("\"race\"", ACCESS, "-1"), "a negative seed is refused", EINVAL},
	{FINDING("\"race\"", ACCESS, "1.5"), "a broken seed is refused", EINVAL},
	{FINDING("\"race\"", ACCESS, "\"7\""), "a small seed as a string is refused", EINVAL},
	{FINDING("\"race\"", ACCESS, "\"18446744073709551616\""), "a seed too large is refused",
		EINVAL},
	{FINDING("\"race\"", ACCESS "," ACCESS "," ACCESS "," ACCESS "," ACCESS, "1"),
		"too many accesses are refused", EINVAL},
	{FINDING("\"race\"",
		 "{\"operation\":\"read\",\"size\":4,\"locks\":[1],\"stack\":[],\"created\":[]}",
		 "1"),
		"a number for a lock is refused", EINVAL},
	{FINDING("\"race\"",
		 "{\"operation\":\"read\",\"size\":9999999999,\"locks\":[],\"stack\":[],"
		 "\"created\":[]}",
		 "1"),
		"a size too large for an int is refused", EINVAL},
	{FINDING("\"race\"",
		 "{\"operation\":\"read\",\"size\":4,\"locks\":[],\"stack\":[{\"line\":1}],"
		 "\"created\":[]}",
		 "1"),
		"half a frame is refused", EINVAL},
};

static void file_tests(struct tap *tap, const char *path)
{
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct findings findings = {0};

		file_write(path, files[i].json, strlen(files[i].json));
		tap_number(tap, findings_read(&findings, path), files[i].wanted, files[i].sentence);
		findings_release(&findings);
	}
}

static void missing_test(struct tap *tap, const char *path)
{
	struct findings findings = {0};

	unlink(path);
	tap_number(tap, findings_read(&findings, path), ENOENT,
		"a missing file is told from a bad one");
	tap_number(tap, findings_write(&findings, "/nowhere/findings.json"), ENOENT,
		"a folder that is not there is told");
}

static void limit_tests(struct tap *tap)
{
	struct findings findings = {0};
	struct stack *stack;

	for (int i = 0; i < FINDINGS_MOST; i++)
		findings_append(&findings, "tsan");
	tap_ok(tap, !findings_append(&findings, "tsan"), "a finding past the limit is not kept");
	tap_number(tap, (long)findings.dropped, 1, "and is counted");
	stack = &findings.items[0]->accesses[0].stack;
	findings.items[0]->access_count = 1;
	for (int i = 0; i < FINDING_FRAMES + 5; i++)
		stack_push(stack, "f", NULL, i, 0);
	tap_number(tap, stack->depth, FINDING_FRAMES, "a frame past the limit is dropped");
	tap_number(tap, stack->frames[FINDING_FRAMES - 1].line, FINDING_FRAMES - 1,
		"the innermost frames are the ones kept");
	findings_release(&findings);
	tap_ok(tap, !findings.items && !findings.count, "released findings are empty");
	free(findings_append(&findings, NULL));
	findings.items[0] = NULL;
	findings_release(&findings);
	tap_ok(tap, !findings.items, "a finding that was moved away is not released");
}

static void frame_tests(struct tap *tap)
{
	struct stack stack = {0};
	struct findings owner = {0};
	struct finding *finding = race(&owner, "i", "up", "down", "/lab/src/acc.c");

	tap_string(tap, stack_frame_in(&finding->accesses[0].stack, "main.c src/acc.c")->function,
		"up", "the student's frame is the innermost in the student's files");
	tap_ok(tap, !stack_frame_in(&finding->accesses[0].stack, "cc.c acc"),
		"a part of a file's name is not its name");
	tap_ok(tap, !stack_frame_in(&finding->accesses[0].stack, NULL), "no files hold no frame");
	tap_ok(tap, !stack_frame_in(&stack, "acc.c"), "an empty stack has no frame");
	tap_string(tap, base_name("/lab/src/acc.c"), "acc.c", "a base name is the last component");
	tap_string(
		tap, base_name("acc.c"), "acc.c", "a name without a folder is its own base name");
	tap_string(tap, base_name(NULL), NULL, "nothing has no base name");
	findings_release(&owner);
}

static void same_tests(struct tap *tap)
{
	struct findings findings = {0};
	struct finding *one = race(&findings, "i", "up", "down", "/lab/src/acc.c");
	struct finding *turned = race(&findings, "i", "down", "up", "/home/acc.c");
	struct finding *twice = race(&findings, "i", "up", "up", "/lab/src/acc.c");
	struct finding *other = race(&findings, "j", "up", "down", "/lab/src/acc.c");
	struct finding *nameless = race(&findings, NULL, "up", "down", "/lab/src/acc.c");
	struct finding *misuse = race(&findings, "i", "up", "down", "/lab/src/acc.c");

	misuse->kind = FINDING_MISUSE;
	tap_ok(tap, finding_same(one, one, "acc.c"), "a finding is the same as itself");
	tap_ok(tap, finding_same(one, turned, "acc.c"),
		"the order of the two sides does not matter");
	tap_ok(tap, !finding_same(one, twice, "acc.c"), "another pair of functions is another bug");
	tap_ok(tap, !finding_same(twice, one, "acc.c"), "whichever of them comes first");
	tap_ok(tap, !finding_same(one, other, "acc.c"), "another variable is another bug");
	tap_ok(tap, !finding_same(one, nameless, "acc.c"), "no variable is not any variable");
	tap_ok(tap, finding_same(nameless, nameless, "acc.c"), "no variable is the same as none");
	tap_ok(tap, !finding_same(one, misuse, "acc.c"), "another kind is another bug");
	findings_release(&findings);
}

static void word_tests(struct tap *tap)
{
	tap_string(tap, finding_kind_word(FINDING_LOCK_ORDER), "lock-order", "a kind has a word");
	tap_string(tap, finding_kind_meaning(FINDING_RACE), "a data race", "a kind has a meaning");
	tap_string(tap, access_operation_word(ACCESS_ATOMIC_READ), "atomic read",
		"an operation has a word");
}

int main(void)
{
	char folder[] = "/tmp/test_finding.XXXXXX";
	struct tap tap = tap_plan(33 + (int)(sizeof files / sizeof files[0]));
	char *path = mkdtemp(folder) ? text_format("%s/findings.json", folder) : NULL;

	if (!path)
		return 1;
	round_trip_tests(&tap, path);
	seed_test(&tap, path);
	bytes_test(&tap, path);
	file_tests(&tap, path);
	missing_test(&tap, path);
	limit_tests(&tap);
	frame_tests(&tap);
	same_tests(&tap);
	word_tests(&tap);
	remove_tree(folder);
	free(path);
	return tap_end(&tap);
}
