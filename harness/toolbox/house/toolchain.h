/*
 * The toolchain: the clang that compiles every program, and the tools that belong to it.
 *
 * `make CLANG=clang-19` writes its name into build/runtime/toolchain.conf; without that file it is
 * `clang`. A version of clang and the runtime of its sanitizers understand only a symbolizer of
 * their own version, so tools are taken from the folder where that clang really lives
 * (/usr/lib/llvm-19/bin), before the PATH is searched.
 */
#ifndef TOOLCHAIN_H
#define TOOLCHAIN_H

#include "base/text.h"

struct toolchain {
	char *clang; /* as it is called: a name, or a path */
	char *symbolizer; /* a path, or only its name if it is not installed */
};

/* Reads `path`, which may be absent. Dies if it cannot be read. */
void toolchain_open(struct toolchain *toolchain, const char *path);
void toolchain_release(struct toolchain *toolchain);

/* The path of a program as the sandbox finds it, not the caller's shell. The caller frees it; NULL
 * if it is not installed. */
char *find_in_path(const char *program);
/*
 * The same for a tool that belongs to the toolchain, `clang` itself among them. That of another
 * version does not count for the symbolizer of a clang that was chosen.
 */
char *toolchain_find(const struct toolchain *toolchain, const char *program);
/*
 * The folder above the one that the compiler lives in, when that is not below /usr, where everybody
 * finds it; else NULL. The caller frees it.
 */
char *toolchain_folder(const struct toolchain *toolchain);
/* What a package's name ends in for this toolchain: "-19", or nothing. */
const char *toolchain_suffix(const struct toolchain *toolchain);

#endif
