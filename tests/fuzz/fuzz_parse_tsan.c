/* Any bytes at all as ThreadSanitizer's log. */
#include "detectors/parse_tsan.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct findings findings = {0};
	char *broken;

	parse_tsan(&findings, (const char *)bytes, length, &broken);
	REQUIRE(!broken || strstr(broken, "ThreadSanitizer"));
	require_sound(&findings, "tsan");
	require_round_trip(&findings);
	findings_release(&findings);
	free(broken);
	return 0;
}
