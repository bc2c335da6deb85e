/* Any bytes at all as DRD's XML. */
#include "detectors/parse_drd.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	struct findings findings = {0}, shorter = {0};
	bool complete = parse_drd(&findings, (const char *)bytes, length);

	require_sound(&findings, "drd");
	require_round_trip(&findings);
	if (complete) {
		const uint8_t *end = bytes + length;

		while (end[-1] != '>')
			end--;
		REQUIRE(!parse_drd(&shorter, (const char *)bytes, (size_t)(end - 1 - bytes)));
		REQUIRE(shorter.count == findings.count);
	}
	findings_release(&findings);
	findings_release(&shorter);
	return 0;
}
