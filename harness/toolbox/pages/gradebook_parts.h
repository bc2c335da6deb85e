/*
 * The parts of the gradebook's page, each a <section> or a piece of one. Anchors: `sN` is a
 * student's section, `rN-M` what that student has for a lab; both count from 1.
 */
#ifndef GRADEBOOK_PARTS_H
#define GRADEBOOK_PARTS_H

#include "course/overview.h"
#include "pages/html.h"

/* gradebook_class.c */
void part_open_marks(struct text *page, const struct gradebook *book);
void part_class(struct text *page, const struct gradebook *book);

/* gradebook_labs.c */
void part_labs(struct text *page, const struct gradebook *book);

/* gradebook_hints.c */
void part_mistakes(struct text *page, const struct overview *overview);
void part_stuck(struct text *page, const struct gradebook *book);
void part_alike(struct text *page, const struct overview *overview);

/* gradebook_students.c */
void part_students(struct text *page, const struct gradebook *book);

/* gradebook_words.c: small things that the parts share. */

/* How many hand-ins there are for a human to look at, and files that could not be read. */
size_t count_open(const struct gradebook *book);
/* How many hand-ins nobody has graded yet. */
size_t count_waiting(const struct gradebook *book);
/* Is the hand-in as a whole set aside or waiting, so that its labs have no sections? */
bool is_aside(const struct gradebook *book, const struct student *student);
/* A CSS class for a mark: "g" solved, "b" not solved, "u" for a human to look at, "m" missing. */
const char *mark_class(const struct mark *mark);
/* A link to what a student has for a lab, with the student's name. */
void student_link(struct text *page, const struct gradebook *book, size_t student, size_t lab);
/* "02 The accumulator" */
void lab_words(struct text *page, const struct book_lab *lab);
/* The lines of a mark that its checks speak of, each block of neighbours one <pre>. */
void mark_lines(struct text *page, const struct mark *mark);
/* "1 student", "2 students" */
void counted(struct text *page, size_t count, const char *one, const char *many);

#endif
