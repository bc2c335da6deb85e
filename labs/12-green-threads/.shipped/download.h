/*
 * Loads a file of 2 * `blocks` blocks with two green threads, each of which loads one half.
 * `network` is asked for the blocks, by their numbers 0, 1, 2, ..., and answers with their sizes.
 * Returns the size of all that was loaded.
 */
#ifndef DOWNLOAD_H
#define DOWNLOAD_H

#include "lab.h"

int download(int blocks, int (*network)(int block));

#endif
