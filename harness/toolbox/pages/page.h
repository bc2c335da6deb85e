/*
 * The frame of every page: one file that stands alone, asks nobody for anything, and can be read
 * without its script.
 *
 *   page_begin(page, title, parts);   the head, the styles and the beginning of <body>
 *   ... html_addf(page, ...) ...
 *   page_end(page, parts);            the scripts, and the end
 *
 * The page's Content-Security-Policy forbids every request, and names style and script by the
 * SHA-256 of their bytes: should a name that somebody chose ever become markup, it could neither
 * run nor fetch anything.
 */
#ifndef PAGE_H
#define PAGE_H

#include "pages/html.h"

enum page_part_kind { PAGE_STYLE, PAGE_SCRIPT };

/* A file beside these, put into the program when it is built. */
struct page_part {
	enum page_part_kind kind;
	const char *bytes; /* a C string */
};

/* The look that all pages share, page.css. */
extern const char page_css[];

/* `parts` ends with one without bytes. */
void page_begin(struct text *page, const char *title, const struct page_part *parts);
void page_end(struct text *page, const struct page_part *parts);

/*
 * Puts the file harness/toolbox/pages/FILE into the program, as a C string that is called `name`.
 * The compiler is started in the checkout; the Makefile knows that the object depends on the file.
 */
#define PAGE_FILE(name, file)                                     \
	__asm__(".pushsection .rodata\n.global " #name "\n" #name \
		":\n.incbin \"harness/toolbox/pages/" file "\"\n.byte 0\n.popsection\n")

#endif
