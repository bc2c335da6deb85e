#include "pages/gradebook_parts.h"

#include <stdlib.h>
#include <string.h>

/* What `check` prints in front of a row. */
static const struct {
	const char *status, *word, *name;
} statuses[] = {{"passed", "ok", "g"}, {"failed", "NO", "b"}, {"skipped", "&ndash;", "m"},
	{"cannot-judge", "?", "u"}};

static void add_check(struct text *page, const struct mark_check *check)
{
	const char *sentence = check->seen ? check->seen : check->message;

	for (size_t i = 0; i < sizeof statuses / sizeof *statuses; i++)
		if (strcmp(statuses[i].status, check->status) == 0) {
			html_addf(page, "<li class=%s><b>", statuses[i].name);
			html_add(page, statuses[i].word);
		}
	html_addf(page, " %d/%d</b> %s", check->points, check->possible, check->title);
	if (check->needs)
		html_addf(page, " <small>Not asked, because <code>%s</code> is not passed.</small>",
			check->needs);
	if (sentence) {
		html_add(page, "<p>");
		html_sentence(page, sentence);
	}
	if (check->lesson) {
		html_add(page, "<p class=dim>");
		html_sentence(page, check->lesson);
	}
	html_add(page, "\n");
}

static bool is_full(const struct mark *mark)
{
	return mark->kind == MARK_JUDGED && mark->verdict == VERDICT_SOLVED && !mark->overruled &&
	       mark->points == mark->possible;
}

static void add_links(struct text *page, const struct mark *mark)
{
	static const struct {
		const char *file, *words;
	} links[] = {{"result.json", "result"}, {"evidence.conf", "evidence"},
		{"handed-in/", "handed in"}};

	if (!mark->path)
		return;
	html_add(page, "<p class=links>");
	for (size_t i = 0; i < sizeof links / sizeof *links; i++) {
		html_add(page, "<a href=\"");
		html_path(page, mark->path);
		html_addf(page, "/%s\">%s</a> ", links[i].file, links[i].words);
	}
	html_add(page, "\n");
}

static void add_overruled(struct text *page, const struct mark *mark)
{
	const struct overruling *overruled = mark->overruled;

	html_addf(page, "<p class=u><b>* Overruled%s.</b> It was <b>%s</b>",
		overruled->is_earlier ? " on an earlier attempt" : "", overruled->was);
	if (overruled->was_points >= 0)
		html_addf(page, " with %d points", overruled->was_points);
	html_addf(page, ". Reason: %s", overruled->why);
	if (overruled->by)
		html_addf(page, " <small>(%s%s%s)</small>", overruled->by,
			overruled->at ? ", " : "", overruled->at ? overruled->at : "");
	if (overruled->former)
		html_addf(page, " Before that: %s", overruled->former);
	html_add(page, "\n");
}

static void add_replay(struct text *page, const struct book_lab *lab, const struct mark *mark)
{
	char *files = text_format("%s/handed-in", mark->path);
	char *word = text_shell_word(files);

	html_addf(page,
		"<p>A schedule under which it goes wrong, to be run in this folder: <code>racelab "
		"replay %s &#39;%s&#39; --files %s</code>\n",
		lab->number, mark->schedule, word);
	free(word);
	free(files);
}

static void add_mark(struct text *page, const struct gradebook *book, size_t student, size_t column)
{
	const struct mark *mark = &book->students[student].marks[column];
	const struct book_lab *lab = &book->labs[column];

	html_addf(page, "<article id=r%zu-%zu class=%s><h4>", student + 1, column + 1,
		mark_class(mark));
	lab_words(page, lab);
	html_addf(page, " <b class=%s>%s</b>", mark_class(mark), mark_word(mark));
	if (mark->kind == MARK_JUDGED)
		html_addf(page, " %d of %d", mark->points, mark->possible);
	html_add(page, "</h4>\n");
	if (mark->overruled)
		add_overruled(page, mark);
	if (is_full(mark)) {
		html_add(page, "<p>Every check passed, every point is there.\n");
	} else if (!mark->check_count) {
		html_add(page, "<p>");
		html_sentence(page, mark->reason ? mark->reason : mark_meaning(mark->kind));
		html_add(page, "\n");
	} else {
		html_add(page, "<ul class=checks>\n");
		for (size_t i = 0; i < mark->check_count; i++)
			add_check(page, &mark->checks[i]);
		html_add(page, "</ul>\n");
		mark_lines(page, mark);
		if (mark->schedule)
			add_replay(page, lab, mark);
	}
	add_links(page, mark);
	html_add(page, "</article>\n");
}

static void add_missing(
	struct text *page, const struct gradebook *book, const struct student *student)
{
	const char *separator = "<p class=dim>Not handed in: ";

	for (size_t i = 0; i < book->lab_count; i++)
		if (student->marks[i].kind == MARK_MISSING) {
			html_add(page, separator);
			lab_words(page, &book->labs[i]);
			separator = ", ";
		}
	if (*separator == ',')
		html_add(page, ".\n");
}

static void add_student(struct text *page, const struct gradebook *book, size_t i)
{
	const struct student *student = &book->students[i];

	html_addf(page,
		"<section class=student id=s%zu><h3><bdi>%s</bdi> <small>%d of %d "
		"points</small></h3>\n",
		i + 1, student->who, student->points, gradebook_possible(book));
	html_addf(page,
		"<p class=dim><code>%s</code>, handed in as <code>%s</code>. "
		"<a href=#class>Back to the class</a>\n",
		student->id, student->from);
	if (student->note) {
		html_add(page, "<p class=u>");
		html_sentence(page, student->note);
		html_add(page, "\n");
	}
	for (size_t lab = 0; lab < book->lab_count; lab++)
		if (student->marks[lab].kind != MARK_MISSING && !is_aside(book, student))
			add_mark(page, book, i, lab);
	add_missing(page, book, student);
	html_add(page, "</section>\n");
}

void part_students(struct text *page, const struct gradebook *book)
{
	html_add(page, "<section id=\"students\">\n<h2>Each student</h2>\n");
	for (size_t i = 0; i < book->student_count; i++)
		add_student(page, book, i);
	html_add(page, "</section>\n");
}
