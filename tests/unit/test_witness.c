/* A schedule from exploration.json, drawn. */
#include "base/file.h"
#include "words/picture.h"
#include "words/step.h"
#include "words/witness.h"

#include "capture.h"
#include "tap.h"

#include <stdlib.h>
#include <unistd.h>

/* JSON that reads well in C: ' stands for ". */
static json_t *parse(const char *quoted)
{
	char *bytes = text_copy(quoted);
	json_error_t error;
	json_t *json;

	for (char *at = bytes; *at; at++)
		if (*at == '\'')
			*at = '"';
	json = json_loads(bytes, 0, &error);
	if (!json)
		printf("# %s in %s\n", error.text, bytes);
	free(bytes);
	return json;
}

/* ---------------------------------------------------------------- one step in words */

static const struct {
	const char *event, *wanted, *sentence;
} steps[] = {
	{"{'does':'read','size':4,'before':4294967295,'after':4294967295,'variable':'i'}",
		"reads i: -1", "a value is signed and as wide as the access"},
	{"{'does':'write','size':1,'before':0,'after':255,'variable':'c'}", "writes c: -1",
		"a single byte too"},
	{"{'does':'write','size':8,'before':0,'after':1099654234016,'heap':{'offset':8}}",
		"writes heap+8: 0x100087fffa0",
		"a value too large for an int is shown in hexadecimal"},
	{"{'does':'atomic add','size':4,'before':1,'after':2,'variable':'n'}",
		"atomic add n: 1 to 2", "an atomic step shows both values"},
	{"{'does':'atomic load','size':4,'before':2,'after':2,'variable':'n'}", "atomic load n: 2",
		"or one, where they are the same"},
	{"{'does':'memcpy','size':24,'stack_of':0}", "memcpy a local",
		"a block of bytes has no value to show"},
	{"{'does':'pthread_mutex_lock','variable':'m'}", "lock m", "a call loses its prefix"},
	{"{'does':'pthread_mutex_timedlock','variable':'m','choice':30}", "timedlock m: timed out",
		"a call that timed out says so"},
	{"{'does':'asleep in pthread_cond_wait','variable':'c'}", "wakes up",
		"a signal wakes a sleeper"},
	{"{'does':'asleep in pthread_cond_timedwait','variable':'c','choice':30}",
		"wakes up: timed out", "so does a time-out"},
	{"{'does':'asleep in pthread_cond_wait','variable':'c','choice':31}", "wakes up spuriously",
		"and sometimes nothing at all"},
	{"{'does':'lab_choose','choice':2}", "lab_choose: 2", "a choice shows which"},
	{"{'does':'write','prints':'a line\\nand another'}", "prints a line",
		"of printed text the first line is shown"},
	{"{}", "? ", "an empty event does no harm"},
};

static const struct {
	const char *waiter, *wanted, *sentence;
} ends[] = {
	{"{'at':'pthread_mutex_lock','holder':2,'variable':'m'}", "waits: lock m, thread 2's",
		"a stuck thread names the holder of the lock"},
	{"{'at':'pthread_mutex_lock','holder':0,'variable':'m'}", "waits: lock m, main's",
		"main is called by its name"},
	{"{'at':'sem_wait','holder':-1,'variable':'s'}", "waits: sem_wait s",
		"a semaphore has no holder"},
	{"{'at':'asleep in pthread_cond_wait','variable':'c'}", "sleeps on c",
		"a sleeper names its condition variable"},
	{"{'at':'parked'}", "has given way", "a thread may have yielded for good"},
};

enum { STEPS = sizeof steps / sizeof *steps, ENDS = sizeof ends / sizeof *ends };

static void step_tests(struct tap *tap)
{
	for (int i = 0; i < STEPS; i++) {
		json_t *event = parse(steps[i].event);
		char *words = step_taken(event);

		tap_string(tap, words, steps[i].wanted, steps[i].sentence);
		free(words);
		json_decref(event);
	}
	for (int i = 0; i < ENDS; i++) {
		json_t *waiter = parse(ends[i].waiter);
		char *words = step_stuck(waiter);

		tap_string(tap, words, ends[i].wanted, ends[i].sentence);
		free(words);
		json_decref(waiter);
	}
}

/* ---------------------------------------------------------------- what is drawn */

#define STEP(thread, does, line, more) \
	"{'thread':" thread ",'does':'" does "','file':'a.c','line':" line more "}"
#define I(before, after) ",'address':64,'variable':'i','size':4,'before':" before ",'after':" after

/* Two threads count i; the second reads it before the first has written. */
#define RACE                                                                                     \
	"{'first_event':3,'second_event':5,'events':[" STEP("0", "start", "1", "") "," STEP("1", \
		"write", "5",                                                                    \
		",'address':8,'stack_of':1,'size':4,'before':0,'after':1") "," STEP("1", "read", \
		"2", I("0", "0")) "," STEP("1", "write", "2", I("0", "1")) "," STEP("2",         \
		"pthread_mutex_lock", "3",                                                       \
		",'preempts':true,'variable':'m'") "," STEP("2", "read", "4", I("1", "1")) "]}"

static const struct {
	const char *shown, *wanted, *sentence;
} pictures[] = {
	{RACE,
		"      thread 1                             thread 2\n"
		"        2 reads i: 0\n"
		"   *    2 writes i: 1\n"
		"  >                                          3 lock m\n"
		"   *                                         4 reads i: 1\n"
		"  > the previous thread was interrupted here\n"
		"  * the two sides of the race\n"
		"  a.c:2  i++;\n"
		"  a.c:3  lock(&m);\n"
		"  a.c:4  i--;\n",
		"a race is drawn by the steps that other threads can notice"},
	{"{'end':'deadlock','critical':1,'events':["
	 "{'step':0,'thread':0,'does':'pthread_mutex_lock','variable':'m','file':'a.c','line':3},"
	 "{'step':1,'thread':1,'does':'start'}],"
	 "'living':[{'thread':0,'at':'pthread_join','file':'a.c','line':9},"
	 "{'thread':1,'at':'pthread_mutex_lock','holder':0,'variable':'m','file':'a.c','line':3}]}",
		"      main                                 thread 1\n"
		"        3 lock m\n"
		"                                             3 waits: lock m, main's\n"
		"  a.c:3  lock(&m);\n",
		"a deadlock ends with the stuck threads, except those that only join"},
	{"{'critical':7,'events':["
	 "{'step':6,'thread':1,'does':'sem_wait','file':'a.c','line':1},"
	 "{'step':7,'thread':1,'does':'end'},"
	 "{'step':8,'thread':2,'does':'sem_post','file':'b.c','line':1}]}",
		"      thread 1                             thread 2\n"
		"       a1 sem_wait \n"
		"   !                                        b1 sem_post \n"
		"  ! until here it could still end well; from here on it cannot\n"
		"  a1    a.c:1  int i;\n"
		"  b1    b.c:1  \n",
		"ambiguous line numbers get letters, and a hidden step passes its mark on"},
	{"{'events':[]}", "", "without steps nothing is drawn"},
	{"{}", "", "nor without a list of steps"},
};

enum { PICTURES = sizeof pictures / sizeof *pictures };

struct drawing {
	const json_t *shown;
	const char *folder;
	const struct lab *lab;
};

static void draw(const void *context)
{
	const struct drawing *drawing = context;

	witness_draw(drawing->shown, drawing->folder, drawing->lab);
}

static void picture_tests(struct tap *tap, const char *folder, const struct lab *lab)
{
	for (int i = 0; i < PICTURES; i++) {
		struct drawing drawing = {parse(pictures[i].shown), folder, lab};
		char *said = captured(draw, &drawing);

		tap_string(tap, said, pictures[i].wanted, pictures[i].sentence);
		free(said);
		json_decref((json_t *)drawing.shown);
	}
}

/* ---------------------------------------------------------------- what is left out */

static size_t rows_of(const char *shown, const struct lab *lab)
{
	json_t *json = parse(shown);
	struct picture picture;
	size_t count;

	picture_make(&picture, json, lab);
	count = picture.count;
	picture_release(&picture);
	json_decref(json);
	return count;
}

static void driver_tests(struct tap *tap, const struct lab *lab)
{
	static const char shared[] =
		"{'events':["
		"{'thread':1,'does':'write','address':8,'file':'main.c','line':1},"
		"{'thread':2,'does':'write','address':8,'file':'main.c','line':1},"
		"{'thread':2,'does':'sem_post','file':'main.c','line':2}]}";
	static const char handed_over[] =
		"{'events':["
		"{'thread':0,'does':'write','address':8,'file':'a.c','line':1},"
		"{'thread':1,'does':'read','address':8,'file':'a.c','line':1}]}";
	struct lab own = {.is_own_program = true};

	tap_number(tap, (long)rows_of(shared, lab), 1, "the driver's memory accesses are left out");
	tap_number(tap, (long)rows_of(shared, &own), 3,
		"a program of one's own has no driver, so all are shown");
	tap_number(tap, (long)rows_of(handed_over, &own), 0,
		"data that is only handed over is left out");
}

/* `count` steps, by two threads more than there are columns. */
static json_t *long_schedule(int count, int marked)
{
	json_t *events = json_array(), *shown = json_object();

	for (int i = 0; i < count; i++)
		json_array_append_new(
			events, json_pack("{s:i, s:s, s:s, s:i, s:b}", "thread",
					i % (PICTURE_COLUMNS + 2), "does", "sem_post", "file",
					"a.c", "line", 1, "preempts", i == marked));
	json_object_set_new(shown, "events", events);
	return shown;
}

static void long_tests(struct tap *tap, const struct lab *lab)
{
	json_t *json = long_schedule(100, 50);
	struct picture picture;
	int skipped = 0;

	picture_make(&picture, json, lab);
	for (size_t i = 0; i < picture.count; i++)
		skipped += picture.rows[i].skipped;
	tap_number(tap, skipped, 100 - 4 - 9 - 4,
		"a long schedule keeps both ends and the steps around a mark");
	tap_ok(tap, !picture.rows[50].skipped && picture.rows[55].skipped,
		"the mark itself among them");
	tap_number(tap, picture.column_count, PICTURE_COLUMNS, "the number of columns is bounded");
	tap_number(tap, picture.rows[5].column, PICTURE_COLUMNS - 1,
		"and the other threads share the last");
	picture_release(&picture);
	json_decref(json);
	json = parse(
		"{'events':[{'thread':-1,'does':'sem_post'},{'thread':9999,'does':'sem_post'}]}");
	picture_make(&picture, json, lab);
	tap_number(tap, (long)picture.count, 2, "an impossible thread number does no harm");
	picture_release(&picture);
	json_decref(json);
}

/* ---------------------------------------------------------------- narrow columns */

static void narrow_test(struct tap *tap, const char *folder, const struct lab *lab)
{
	struct drawing drawing = {
		parse("{'events':["
		      "{'thread':1,'does':'sem_post'},{'thread':2,'does':'sem_post'},"
		      "{'thread':3,'does':'sem_post'},{'thread':4,'does':'atomic exchange',"
		      "'variable':'the_counter','size':4,'before':1234,'after':1234}]}"),
		folder, lab};
	char *said = captured(draw, &drawing);

	tap_ok(tap, strstr(said, "  0 atomic~: 1234\n") != NULL,
		"long words are cut, but never the value at their end");
	if (!strstr(said, "  0 atomic~: 1234\n"))
		tap_note("got", said);
	free(said);
	json_decref((json_t *)drawing.shown);
}

int main(void)
{
	static const char source[] = "int i;\n\ti++;\n  lock(&m);\ni--;\n";
	char folder[] = "/tmp/test_witness.XXXXXX";
	struct tap tap = tap_plan(STEPS + ENDS + PICTURES + 3 + 5 + 1);
	char *path = mkdtemp(folder) ? text_format("%s/a.c", folder) : NULL;
	struct lab lab = {.name = NULL};

	if (!path || file_write(path, source, strlen(source)) != 0)
		return 1;
	conf_set(&lab.conf, "edit", "a.c");
	step_tests(&tap);
	picture_tests(&tap, folder, &lab);
	driver_tests(&tap, &lab);
	long_tests(&tap, &lab);
	narrow_test(&tap, folder, &lab);
	remove_tree(folder);
	conf_release(&lab.conf);
	free(path);
	return tap_end(&tap);
}
