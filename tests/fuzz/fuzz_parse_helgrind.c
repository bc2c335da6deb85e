/* Any bytes at all as Helgrind's XML. */
#include "detectors/parse_helgrind.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct findings findings = {0}, shorter = {0};
	bool complete = parse_helgrind(&findings, (const char *)bytes, length);

	require_sound(&findings, "helgrind");
	require_round_trip(&findings);
	if (complete) {
		const uint8_t *end = bytes + length;

		while (end[-1] != '>')
			end--;
		REQUIRE(!parse_helgrind(&shorter, (const char *)bytes, (size_t)(end - 1 - bytes)));
		REQUIRE(shorter.count == findings.count);
	}
	findings_release(&findings);
	findings_release(&shorter);
	return 0;
}
