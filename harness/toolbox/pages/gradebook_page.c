#include "pages/gradebook_page.h"

#include "pages/gradebook_parts.h"
#include "pages/page.h"

PAGE_FILE(gradebook_css, "gradebook.css");
PAGE_FILE(gradebook_js, "gradebook.js");
extern const char gradebook_css[], gradebook_js[];

static void add_header(struct text *page, const struct gradebook *book)
{
	size_t judged = 0, solved = 0;

	for (size_t i = 0; i < book->lab_count; i++) {
		judged += (size_t)book->labs[i].judged;
		solved += (size_t)book->labs[i].solved;
	}
	html_add(page, "<header>\n<h1>Gradebook</h1>\n<p>");
	counted(page, book->student_count, "student", "students");
	html_add(page, ", ");
	counted(page, book->lab_count, "lab", "labs");
	html_add(page, ": ");
	counted(page, judged, "result", "results");
	html_addf(page, ", %zu solved", solved);
	if (count_open(book))
		html_addf(page, ", <a href=\"#open\">%zu not judged</a>", count_open(book));
	if (count_waiting(book)) {
		html_add(page, ", <a href=\"#open\">");
		counted(page, count_waiting(book), "hand-in", "hand-ins");
		html_add(page, " not graded yet</a>");
	}
	html_add(page, ".</p>\n");
	html_add(page, "</header>\n");
}

static void add_contents(struct text *page, const struct overview *overview)
{
	static const struct {
		const char *anchor, *words;
	} parts[] = {{"open", "Not judged"}, {"class", "The class"}, {"labs", "The labs"},
		{"mistakes", "Most often wrong"}, {"stuck", "Who is stuck where"},
		{"alike", "Alike"}, {"students", "Each student"}};
	size_t counts[] = {count_open(&overview->book), overview->book.student_count,
		overview->book.lab_count, overview->mistakes.count, 0,
		overview->alikes.count + overview->alikes.dropped, 0};

	html_add(page, "<nav aria-label=\"Contents\"><ul>\n");
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		html_addf(page, "<li><a href=\"#%s\">%s</a>", parts[i].anchor, parts[i].words);
		if (counts[i])
			html_addf(page, " <span class=\"%s\">%zu</span>", i == 0 ? "u" : "dim",
				counts[i]);
		html_add(page, "</li>\n");
	}
	html_add(page, "</ul></nav>\n");
}

void gradebook_page(const struct overview *overview, struct text *page)
{
	const struct page_part parts[] = {{PAGE_STYLE, page_css}, {PAGE_STYLE, gradebook_css},
		{PAGE_SCRIPT, gradebook_js}, {PAGE_STYLE, NULL}};
	const struct gradebook *book = &overview->book;

	page_begin(page, "Gradebook", parts);
	add_header(page, book);
	add_contents(page, overview);
	html_add(page, "<main id=\"main\">\n");
	part_open_marks(page, book);
	part_class(page, book);
	part_labs(page, book);
	part_mistakes(page, overview);
	part_stuck(page, book);
	part_alike(page, overview);
	part_students(page, book);
	html_add(page, "</main>\n<footer><p>Made by <code>racelab gradebook</code>. On paper, the "
		       "students' "
		       "sections are left out.</p></footer>\n");
	page_end(page, parts);
}
