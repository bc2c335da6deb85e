#include "build/intrinsic.h"

#include "base/text.h"

#include <stddef.h>
#include <string.h>

/* Behind "llvm.". With a dot at its end, every name that begins so. */
static const char *const known[] = {
	/* for the debugger and the optimiser */
	"dbg.", "lifetime.", "expect.", "assume", "sideeffect", "donothing", "prefetch",
	"prefetch.", "is.constant.", "experimental.noalias.scope.decl", "var.annotation",
	"var.annotation.",
	/* memory and the stack */
	"memcpy.", "memmove.", "memset.", "va_start", "va_start.", "va_end", "va_end.", "va_copy",
	"va_copy.", "stacksave", "stacksave.", "stackrestore", "stackrestore.",
	"threadlocal.address.", "objectsize.",
	/* the end */
	"trap", "debugtrap", "ubsantrap",
	/* numbers */
	"abs.", "smax.", "smin.", "umax.", "umin.", "sadd.", "ssub.", "smul.", "uadd.", "usub.",
	"umul.", "sshl.", "ushl.", "bswap.", "bitreverse.", "ctpop.", "ctlz.", "cttz.", "fshl.",
	"fshr.", "vector.reduce.", "fptosi.sat.", "fptoui.sat.", "is.fpclass.", "sqrt.", "fabs.",
	"floor.", "ceil.", "trunc.", "rint.", "nearbyint.", "round.", "roundeven.", "lround.",
	"llround.", "lrint.", "llrint.", "fma.", "fmuladd.", "copysign.", "minnum.", "maxnum.",
	"minimum.", "maximum.", "pow.", "powi.", "sin.", "cos.", "tan.", "exp.", "exp2.", "exp10.",
	"log.", "log2.", "log10.", "ldexp.", "frexp.", "canonicalize.",
	/* for a thread that waits */
	"x86.sse2.pause", "x86.sse2.mfence", "x86.sse2.lfence", "x86.sse.sfence"};

bool intrinsic_is_known(const char *name)
{
	const char *rest = name + strlen("llvm.");

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (text_ends(known[i], ".") ? text_starts(rest, known[i])
					     : strcmp(rest, known[i]) == 0)
			return true;
	return false;
}
