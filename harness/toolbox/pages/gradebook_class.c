#include "pages/gradebook_parts.h"

/* The command with which a human settles it. */
static void add_remedy(struct text *page, const struct gradebook *book, size_t student, size_t lab)
{
	html_addf(page, "<code>racelab overrule OUT %s %s VERDICT --why &quot;...&quot;</code>",
		book->students[student].id, book->labs[lab].number);
}

static void add_open_row(
	struct text *page, const struct gradebook *book, size_t student, size_t lab)
{
	const struct mark *mark = &book->students[student].marks[lab];

	html_add(page, "<tr><th scope=\"row\">");
	student_link(page, book, student, lab);
	html_add(page, "</th><td>");
	lab_words(page, &book->labs[lab]);
	html_addf(page, "</td><td class=\"u\">%s</td><td>", mark_word(mark));
	html_sentence(page, mark->reason ? mark->reason : mark_meaning(mark->kind));
	html_add(page, "</td><td>");
	add_remedy(page, book, student, lab);
	html_add(page, "</td></tr>\n");
}

/* A hand-in that is set aside is one row, not one a lab. */
static void add_open_student(struct text *page, const struct gradebook *book, size_t i)
{
	const struct student *student = &book->students[i];

	if (is_aside(book, student)) {
		html_addf(page,
			"<tr><th scope=\"row\"><a href=\"#s%zu\"><bdi>%s</bdi></a></th>"
			"<td>every lab</td><td class=\"u\">%s</td><td>",
			i + 1, student->who, mark_word(&student->marks[0]));
		html_sentence(page, student->note);
		html_add(page, "</td><td>");
		html_addf(page, "Handed in as <code>%s</code></td></tr>\n", student->from);
		return;
	}
	for (size_t lab = 0; lab < book->lab_count; lab++)
		if (mark_is_unclear(&student->marks[lab]))
			add_open_row(page, book, i, lab);
}

/* Judged, and yet for a human to look at: somebody may have packed the wrong folder. */
static void add_strangers(struct text *page, const struct gradebook *book)
{
	bool anybody = false;

	for (size_t i = 0; i < book->student_count; i++) {
		const struct student *student = &book->students[i];

		if (!student->note || student->only_others || student->handed_in ||
			student->unclear || student->waiting)
			continue;
		html_add(page, anybody ? ""
				       : "<h3>Nothing in these fits a lab</h3>\n"
					 "<p>They count as not handed in. Does a file have the "
					 "wrong name?</p>\n<ul>\n");
		html_addf(page, "<li><a href=\"#s%zu\"><bdi>%s</bdi></a>: ", i + 1, student->who);
		html_sentence(page, student->note);
		html_add(page, "</li>\n");
		anybody = true;
	}
	html_add(page, anybody ? "</ul>\n" : "");
}

/* A human's word counts, but for a result that it was not said of. */
static void add_earlier_words(struct text *page, const struct gradebook *book)
{
	bool anybody = false;

	for (size_t i = 0; i < book->student_count; i++)
		for (size_t lab = 0; lab < book->lab_count; lab++) {
			const struct mark *mark = &book->students[i].marks[lab];

			if (!mark->overruled || !mark->overruled->is_earlier)
				continue;
			html_add(
				page, anybody ? ""
					      : "<h3>Overruled on an earlier attempt</h3>\n"
						"<p>What you said still counts, though the hand-in "
						"was graded again since.</p>\n<ul>\n");
			html_add(page, "<li>");
			student_link(page, book, i, lab);
			html_addf(page,
				", lab %s: %s, %d points. It is %s now. To lift it: <code>racelab "
				"overrule OUT %s %s --lift --why &quot;...&quot;</code>; to renew "
				"it: "
				"<code>racelab overrule OUT %s %s %s --points %d --why "
				"&quot;...&quot;</code></li>\n",
				book->labs[lab].number, mark_word(mark), mark->points,
				mark->overruled->was, book->students[i].id, book->labs[lab].number,
				book->students[i].id, book->labs[lab].number, mark_word(mark),
				mark->points);
			anybody = true;
		}
	html_add(page, anybody ? "</ul>\n" : "");
}

static void add_open_table(struct text *page, const struct gradebook *book)
{
	html_add(page,
		"<p>These are for a human to look at. None of them counts as a zero: they have "
		"no points yet.</p>\n");
	for (size_t i = 0; i < book->fault_count; i++)
		html_addf(page, "<p class=\"fault\">%s</p>\n", book->faults[i]);
	html_add(page,
		"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Not judged\">\n"
		"<table class=\"list open\">\n"
		"<thead><tr><th scope=\"col\">Student</th><th scope=\"col\">Lab</th>"
		"<th scope=\"col\">State</th><th scope=\"col\">Why</th>"
		"<th scope=\"col\">What settles it</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < book->student_count; i++)
		if (book->students[i].unclear)
			add_open_student(page, book, i);
	html_add(page, "</tbody>\n</table>\n</div>\n");
}

/* These need no human, only time. */
static void add_waiting(struct text *page, const struct gradebook *book)
{
	bool anybody = false;

	for (size_t i = 0; i < book->student_count; i++) {
		if (!book->students[i].waiting)
			continue;
		html_add(page, anybody ? ", "
				       : "<h3>Not graded yet</h3>\n<p>Go on with <code>racelab "
					 "grade-all SUBMISSIONS --out OUT --resume</code>: ");
		html_addf(
			page, "<a href=\"#s%zu\"><bdi>%s</bdi></a>", i + 1, book->students[i].who);
		anybody = true;
	}
	html_add(page, anybody ? ".</p>\n" : "");
}

void part_open_marks(struct text *page, const struct gradebook *book)
{
	html_add(page, "<section id=\"open\">\n<h2>Not judged</h2>\n");
	if (count_open(book))
		add_open_table(page, book);
	else
		html_addf(page, "<p>Everything that was %s was judged.</p>\n",
			count_waiting(book) ? "graded so far" : "handed in");
	add_waiting(page, book);
	add_strangers(page, book);
	add_earlier_words(page, book);
	html_add(page, "</section>\n");
}

static void add_cell(struct text *page, const struct gradebook *book, size_t student, size_t lab)
{
	const struct mark *mark = &book->students[student].marks[lab];

	/* A class has thousands of these: each byte counts. */
	if (mark->kind == MARK_MISSING) {
		html_add(page, "<td class=m>&ndash;");
		return;
	}
	if (is_aside(book, &book->students[student]))
		html_addf(page, "<td class=%s><a href=#s%zu>", mark_class(mark), student + 1);
	else
		html_addf(page, "<td class=%s><a href=#r%zu-%zu>", mark_class(mark), student + 1,
			lab + 1);
	if (mark->kind == MARK_JUDGED)
		html_addf(page, "%d", mark->points);
	else
		html_add(page, "?");
	html_addf(page, "%s <small>%s</small></a>", mark->overruled ? "*" : "", mark_word(mark));
}

static void add_row(struct text *page, const struct gradebook *book, size_t i)
{
	const struct student *student = &book->students[i];

	html_addf(page, "<tr><th scope=row><a href=#s%zu><bdi>%s</bdi></a>", i + 1, student->who);
	for (size_t lab = 0; lab < book->lab_count; lab++)
		add_cell(page, book, i, lab);
	html_addf(page, "<td class=t>%d", student->points);
	if (student->unclear || student->waiting)
		html_addf(page, " <small>+ %d open</small>", student->unclear + student->waiting);
	html_add(page, "\n");
}

static void add_filters(struct text *page, const struct gradebook *book)
{
	html_add(page,
		"<form id=\"filters\" hidden>\n"
		"<label>Name <input type=\"search\" id=\"by-name\" autocomplete=\"off\"></label>\n"
		"<label>Lab <select id=\"by-lab\"><option value=\"\">any</option>");
	for (size_t i = 0; i < book->lab_count; i++) {
		html_addf(page, "<option value=\"%zu\">", i + 1);
		lab_words(page, &book->labs[i]);
		html_add(page, "</option>");
	}
	html_add(page,
		"</select></label>\n"
		"<label>Verdict <select id=\"by-word\"><option value=\"\">any</option></select>"
		"</label>\n<button type=\"reset\">Show all</button>\n"
		"<output id=\"shown\"></output>\n</form>\n");
}

static void add_key(struct text *page)
{
	html_add(page, "<ul class=\"key\"><li><b class=\"g\">16 solved</b></li>"
		       "<li><b class=\"b\">9 race</b> not solved, and why</li>"
		       "<li><b class=\"u\">?</b> not judged, no points yet</li>"
		       "<li><b class=\"m\">&ndash;</b> not handed in</li>"
		       "<li><b>*</b> overruled by a human</li></ul>\n");
}

void part_class(struct text *page, const struct gradebook *book)
{
	html_add(page, "<section id=\"class\">\n<h2>The class</h2>\n");
	html_add(page, "<p>Points and verdict of each lab. A cell leads to its checks and the "
		       "evidence.</p>\n");
	add_key(page);
	add_filters(page, book);
	html_add(page, "<div class=\"wide tall\" tabindex=\"0\" role=\"region\" aria-label=\"The "
		       "class\">\n<table id=\"marks\">\n"
		       "<thead><tr><th scope=\"col\">Student</th>");
	for (size_t i = 0; i < book->lab_count; i++) {
		html_addf(page, "<th scope=\"col\" title=\"%s\">%s<small>of %d</small></th>",
			book->labs[i].title, book->labs[i].number, book->labs[i].possible);
	}
	html_addf(page, "<th scope=\"col\">Total<small>of %d</small></th></tr></thead>\n<tbody>\n",
		gradebook_possible(book));
	for (size_t i = 0; i < book->student_count; i++)
		add_row(page, book, i);
	html_add(page, "</tbody>\n</table>\n</div>\n</section>\n");
}
