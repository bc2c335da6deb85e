#include "detectors/detector.h"

#include "detectors/parse_drd.h"
#include "detectors/parse_helgrind.h"
#include "detectors/parse_tsan.h"

#include <string.h>
#include <sys/personality.h>

/* ThreadSanitizer writes a log only to report; the page tells whether the run reached its end. */
static enum log_end read_tsan(struct findings *findings, const struct text *log, char **broken)
{
	parse_tsan(findings, text_string(log), log->length, broken);
	return *broken ? LOG_BROKEN : LOG_COMPLETE;
}

static const char *mend_tsan(const char *fault)
{
	(void)fault;
	/* Before clang 18, sanitizers crash in an address space that is too random. */
	if (personality(0xffffffff) != -1 && personality(ADDR_NO_RANDOMIZE) == -1)
		return "sysctl -w vm.mmap_rnd_bits=28";
	return "ulimit -s 8192 (in this shell), or apt-get install --reinstall clang "
	       "libclang-rt-dev";
}

static enum log_end read_helgrind(struct findings *findings, const struct text *log, char **broken)
{
	*broken = NULL;
	return parse_helgrind(findings, text_string(log), log->length) ? LOG_COMPLETE : LOG_CUT;
}

static enum log_end read_drd(struct findings *findings, const struct text *log, char **broken)
{
	*broken = NULL;
	return parse_drd(findings, text_string(log), log->length) ? LOG_COMPLETE : LOG_CUT;
}

static const char *mend_valgrind(const char *fault)
{
	return strstr(fault, "accuses") ? "apt-get install libc6-dbg"
					: "apt-get install --reinstall valgrind";
}

const struct detector detectors[] = {
	{
		.name = "tsan",
		.title = "ThreadSanitizer",
		.decides = true,
		.seconds = 30,
		.read = read_tsan,
		.has_report = tsan_has_report,
		.mend = mend_tsan,
	},
	{
		.name = "helgrind",
		.title = "Helgrind",
		.decides = true,
		.always_writes = true,
		.serialised = true,
		.seconds = 30,
		.read = read_helgrind,
		.mend = mend_valgrind,
	},
	{
		.name = "drd",
		.title = "DRD",
		.always_writes = true,
		.serialised = true,
		.seconds = 30,
		.sized_as = "helgrind",
		.read = read_drd,
	},
	{0},
};

const struct detector *detector_of(const char *variant)
{
	for (const struct detector *detector = detectors; detector->name; detector++)
		if (strcmp(detector->name, variant) == 0)
			return detector;
	return NULL;
}

const char *detector_title(const char *tool)
{
	const struct detector *detector = detector_of(tool);

	return detector ? detector->title : "the harness";
}
