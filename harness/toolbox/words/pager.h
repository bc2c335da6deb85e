/*
 * A pager for what is longer than the screen. Between pager_begin() and pager_end(), what is
 * printed to stdout is kept; then it is printed at once if it fits on the terminal, and else shown
 * by $PAGER, by `less -R`, or by `more`, the first that can be started. It is printed as it is when
 * none can be, when stdin or stdout is no terminal, and with PAGER= or PAGER=cat.
 */
#ifndef PAGER_H
#define PAGER_H

struct pager {
	int terminal; /* what stdout was; -1 when nothing is kept */
	int rows, columns;
};

void pager_begin(struct pager *pager);
void pager_end(struct pager *pager);

#endif
