/*
 * Renders so many frames of an animation with two workers, and returns how many of the frames
 * are torn: their halves do not belong together. That should be none.
 */
#ifndef RENDERER_H
#define RENDERER_H

#include "lab.h"

int render(int frames);

#endif
