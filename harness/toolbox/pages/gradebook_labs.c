#include "pages/gradebook_parts.h"

enum { BAR = 9, GAP = 2, TALL = 36, SHARE_WIDE = 160, SHARE_TALL = 14, BARS_MOST = 40 };

/* A bar that stands for one number of points, or for a few where there are many. */
struct bars {
	int count, most;
	int students[BARS_MOST];
};

static struct bars make_bars(const struct book_lab *lab)
{
	struct bars bars = {.count = lab->possible < BARS_MOST ? lab->possible + 1 : BARS_MOST};

	for (int points = 0; points <= lab->possible; points++) {
		int *bar = &bars.students[points * bars.count / (lab->possible + 1)];

		*bar += lab->at_points[points];
		bars.most = *bar > bars.most ? *bar : bars.most;
	}
	return bars;
}

static int bar_height(const struct bars *bars, int i)
{
	if (bars->most <= 0 || !bars->students[i])
		return 1;
	return 2 + bars->students[i] * (TALL - 2) / bars->most;
}

/* How many students have how many points. */
static void add_histogram(struct text *page, const struct book_lab *lab)
{
	struct bars bars = make_bars(lab);
	int wide = bars.count * (BAR + GAP);

	html_addf(page, "<svg class=\"bars\" width=\"%d\" height=\"%d\" role=\"img\" aria-label=\"",
		wide, TALL + 14);
	for (int i = 0; i <= lab->possible; i++)
		if (lab->at_points[i])
			html_addf(page, "%d points: %d. ", i, lab->at_points[i]);
	html_add(page, "\">");
	for (int i = 0; i < bars.count; i++) {
		int tall = bar_height(&bars, i);

		html_addf(page,
			"<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%d "
			"points: %d</title></rect>",
			bars.students[i] ? "some" : "none", i * (BAR + GAP), TALL - tall, BAR, tall,
			i * (lab->possible + 1) / bars.count, bars.students[i]);
	}
	html_addf(page,
		"<text x=\"0\" y=\"%d\">0</text><text x=\"%d\" y=\"%d\" "
		"text-anchor=\"end\">%d</text></svg>",
		TALL + 12, wide - GAP, TALL + 12, lab->possible);
}

/* Solved, not solved, not judged and not handed in, as parts of one bar. */
static void add_share(struct text *page, const struct gradebook *book, const struct book_lab *lab)
{
	const struct {
		const char *name;
		int count;
	} parts[] = {{"g", lab->solved}, {"b", lab->judged - lab->solved},
		{"u", lab->unclear + lab->waiting}};
	int all = (int)book->student_count, before = 0;

	html_addf(page,
		"<svg class=\"share\" width=\"%d\" height=\"%d\" aria-hidden=\"true\"><rect "
		"class=\"m\" width=\"%d\" height=\"%d\"></rect>",
		SHARE_WIDE, SHARE_TALL, SHARE_WIDE, SHARE_TALL);
	for (size_t i = 0; i < sizeof parts / sizeof *parts && all; i++) {
		int from = before * SHARE_WIDE / all,
		    to = (before + parts[i].count) * SHARE_WIDE / all;

		if (parts[i].count)
			html_addf(page,
				"<rect class=\"%s\" x=\"%d\" width=\"%d\" height=\"%d\"></rect>",
				parts[i].name, from, to - from > 1 ? to - from - 1 : 1, SHARE_TALL);
		before += parts[i].count;
	}
	html_add(page, "</svg>");
}

static void add_verdicts(
	struct text *page, const struct gradebook *book, const struct book_lab *lab)
{
	int missing = (int)book->student_count - lab->judged - lab->unclear - lab->waiting;

	html_add(page, "<ul class=\"chips\">");
	for (int i = VERDICT_SOLVED; i >= 0; i--)
		if (lab->verdicts[i])
			html_addf(page, "<li class=\"%s\">%s %d</li>",
				i == VERDICT_SOLVED ? "g" : "b", verdict_word((enum verdict)i),
				lab->verdicts[i]);
	if (lab->unclear)
		html_addf(page, "<li class=\"u\">not judged %d</li>", lab->unclear);
	if (lab->waiting)
		html_addf(page, "<li class=\"u\">not graded yet %d</li>", lab->waiting);
	if (missing > 0)
		html_addf(page, "<li class=\"m\">not handed in %d</li>", missing);
	html_add(page, "</ul>");
}

static void add_lab(struct text *page, const struct gradebook *book, const struct book_lab *lab)
{
	html_add(page, "<tr><th scope=\"row\">");
	lab_words(page, lab);
	html_addf(page,
		"</th><td class=\"n\">%d of %zu</td><td class=\"n\">%d</td><td class=\"n\">",
		lab->handed_in, book->student_count, lab->solved);
	if (lab->median >= 0)
		html_addf(page, "%d of %d", lab->median, lab->possible);
	else
		html_add(page, "&ndash;");
	html_add(page, "</td><td>");
	if (lab->judged)
		add_histogram(page, lab);
	html_add(page, "</td><td>");
	add_share(page, book, lab);
	add_verdicts(page, book, lab);
	html_add(page, "</td></tr>\n");
}

void part_labs(struct text *page, const struct gradebook *book)
{
	html_add(page, "<section id=\"labs\">\n<h2>The labs</h2>\n"
		       "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"The "
		       "labs\">\n<table class=\"list\">\n"
		       "<thead><tr><th scope=\"col\">Lab</th><th scope=\"col\">Handed in</th>"
		       "<th scope=\"col\">Solved</th><th scope=\"col\">Median points</th>"
		       "<th scope=\"col\">Students by points</th><th "
		       "scope=\"col\">Verdicts</th></tr></thead>\n<tbody>\n");
	for (size_t i = 0; i < book->lab_count; i++)
		add_lab(page, book, &book->labs[i]);
	html_add(page, "</tbody>\n</table>\n</div>\n</section>\n");
}
