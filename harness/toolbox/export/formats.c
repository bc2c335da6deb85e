#include "export/formats.h"

const struct format formats[] = {
#define X(function, name, need, what) {name, need, what, export_##function},
	FORMATS(X)
#undef X
		{0},
};
