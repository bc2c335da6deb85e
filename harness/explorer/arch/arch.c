#include "arch/arch.h"

struct fiber_trap fiber_trap;
struct note access_notes[NOTES_MOST];
struct access_hooks access_hooks = {.next = access_notes, .limit = access_notes + NOTES_MOST};
