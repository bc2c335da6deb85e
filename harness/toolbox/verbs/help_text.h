/*
 * What is said about all verbs together: `help` prints it, and so do the manual pages.
 */
#ifndef HELP_TEXT_H
#define HELP_TEXT_H

extern const char help_of_labs[]; /* how a LAB is named */
extern const char help_of_exits[]; /* what the exit codes mean */
extern const char help_of_colour[]; /* and where the output goes */

#endif
