#include "pages/page.h"

#include "base/sha256.h"

#include <string.h>

PAGE_FILE(page_css, "page.css");

static void add_policy(struct text *page, const struct page_part *parts)
{
	static const char *const sources[] = {
		[PAGE_STYLE] = "; style-src", [PAGE_SCRIPT] = "; script-src"};

	html_add(page, "<meta http-equiv=\"Content-Security-Policy\" content=\""
		       "default-src 'none'; base-uri 'none'; form-action 'none'");
	for (int kind = PAGE_STYLE; kind <= PAGE_SCRIPT; kind++) {
		bool is_first = true;

		for (const struct page_part *part = parts; part->bytes; part++) {
			if ((int)part->kind != kind)
				continue;
			html_add(page, is_first ? sources[kind] : "");
			html_add(page, " 'sha256-");
			sha256_add_base64(page, part->bytes, strlen(part->bytes));
			html_add(page, "'");
			is_first = false;
		}
	}
	html_add(page, "\">\n");
}

static void add_parts(struct text *page, const struct page_part *parts, enum page_part_kind kind)
{
	const char *tag = kind == PAGE_STYLE ? "style" : "script";

	for (; parts->bytes; parts++)
		if (parts->kind == kind) {
			html_addf(page, "<%s>", tag);
			html_add(page, parts->bytes);
			html_addf(page, "</%s>\n", tag);
		}
}

void page_begin(struct text *page, const char *title, const struct page_part *parts)
{
	html_add(page, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
	add_policy(page, parts);
	html_add(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
		       "<meta name=\"color-scheme\" content=\"light dark\">\n"
		       "<meta name=\"referrer\" content=\"no-referrer\">\n");
	html_addf(page, "<title>%s</title>\n", title);
	add_parts(page, parts, PAGE_STYLE);
	html_add(page, "</head>\n<body>\n<a class=\"skip\" href=\"#main\">To the content</a>\n");
}

void page_end(struct text *page, const struct page_part *parts)
{
	add_parts(page, parts, PAGE_SCRIPT);
	html_add(page, "</body>\n</html>\n");
}
