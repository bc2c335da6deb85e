/*
 * Renders `frames` frames of an animation with two workers, and returns how many of them are torn:
 * their halves do not belong together. It should be 0.
 */
#ifndef RENDERER_H
#define RENDERER_H

#include "lab.h"

int render(int frames);

#endif
