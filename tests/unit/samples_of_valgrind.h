/*
 * Tests that hold for the parser of any Valgrind tool: what it says of a sample in `folder`, and
 * that a file which was cut off is known to be.
 */
#ifndef SAMPLES_OF_VALGRIND_H
#define SAMPLES_OF_VALGRIND_H

#include "base/file.h"
#include "detectors/finding.h"

#include "tap.h"
#include "tell.h"

#include <stdlib.h>

enum { SAMPLE_LARGEST = 1 << 20 };

struct sample {
	const char *name, *sentence, *wanted;
};

typedef bool parser(struct findings *findings, const char *bytes, size_t length);

static inline void read_sample(struct text *xml, const char *folder, const char *name)
{
	char *path = text_format("%s/%s.xml", folder, name);

	if (file_read(xml, path, SAMPLE_LARGEST) != 0)
		printf("# cannot read %s\n", path);
	free(path);
}

static inline bool parse_sample(
	parser *parse, const char *folder, const char *name, struct findings *findings)
{
	struct text xml = {0};
	bool complete;

	read_sample(&xml, folder, name);
	complete = parse(findings, text_string(&xml), xml.length);
	text_release(&xml);
	return complete;
}

static inline void sample_test(
	struct tap *tap, parser *parse, const char *folder, const struct sample *sample)
{
	struct findings findings = {0};
	struct text told = {0};

	if (!parse_sample(parse, folder, sample->name, &findings))
		text_add(&told, "incomplete\n");
	tell_short(&told, &findings);
	tap_string(tap, text_string(&told), sample->wanted, sample->sentence);
	text_release(&told);
	findings_release(&findings);
}

/* Two tests. Every cut of a sample of `count` races claims nothing that the whole does not. */
static inline void cut_test(
	struct tap *tap, parser *parse, const char *folder, const char *name, size_t count)
{
	struct text xml = {0};
	bool refused, good;
	size_t most = 0, end;

	read_sample(&xml, folder, name);
	end = xml.length;
	refused = good = end > 0;
	/* Blanks after the last element are no part of it. */
	while (end && strchr("\n ", xml.bytes[end - 1]))
		end--;
	for (size_t cut = 0; cut < end; cut++) {
		struct findings findings = {0};

		refused &= !parse(&findings, xml.bytes, cut);
		for (size_t i = 0; i < findings.count; i++)
			good &= findings.items[i]->kind == FINDING_RACE;
		if (findings.count > most)
			most = findings.count;
		findings_release(&findings);
	}
	tap_ok(tap, refused, "a file cut off anywhere is incomplete");
	tap_ok(tap, good && most == count, "what stood before the cut is kept");
	text_release(&xml);
}

#endif
