/*
 * All that an instructor is shown of a graded course: the gradebook, and what follows from it. The
 * table, the JSON and the page are three forms of it, and decide nothing.
 */
#ifndef OVERVIEW_H
#define OVERVIEW_H

#include "course/alike.h"
#include "course/mistakes.h"

struct overview {
	struct gradebook book;
	struct mistakes mistakes;
	struct alikes alikes;
};

/* Reads OUT, as gradebook_read() does. The caller releases it. */
void overview_read(struct overview *overview, int out, const char *path, const struct house *house,
	const struct labs *labs);
void overview_release(struct overview *overview);

/* In gradebook_csv.c: a row a student, RFC 4180, and no cell is a formula to a spreadsheet. */
void overview_csv(const struct overview *overview, struct text *csv);
/* A field of it: quoted where it must be, and harmless. */
void csv_field(struct text *csv, const char *value);
/* In gradebook_json.c: as harness/gradebook.schema.json says. */
void overview_json(const struct overview *overview, struct text *json);

#endif
