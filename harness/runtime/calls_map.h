/* Preprocessed into calls.map, which objcopy reads: one line `name lab_name` for each call. */
#include "calls.h"
#define RENAME(name) name lab_##name;
#define RENAME_CALL(type, name, class, object, parameters, arguments) RENAME(name)
RUNTIME_CALLS(RENAME_CALL)
RUNTIME_PEER_CALLS(RENAME_CALL)
RUNTIME_OTHER_CALLS(RENAME)
RUNTIME_C11_CALLS(RENAME)
RUNTIME_CONTEXT_CALLS(RENAME)
RUNTIME_WIDE_CALLS(RENAME)
RUNTIME_TARGET_CALLS(RENAME)
RUNTIME_CLOCK_CALLS(RENAME)
RUNTIME_CHANCE_CALLS(RENAME)
RUNTIME_EXIT_CALLS(RENAME)
main lab_program_main;
