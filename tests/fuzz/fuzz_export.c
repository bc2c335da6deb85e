/* Any JSON as a result that is to be exported, and as the exploration beside it. */
#include "export/drawing.h"
#include "export/plain.h"
#include "export/say.h"
#include "export/schema.h"
#include "verdict/result.h"
#include "fuzz.h"

/* A line, as all that is said about a result. */
static void require_line(const char *line)
{
	REQUIRE(*line);
	for (; *line; line++)
		REQUIRE((unsigned char)*line >= 0x20 && *line != 0x7f);
}

static void say(struct exported *exported, const json_t *whole)
{
	struct document document = {.items = exported, .count = 1};
	char *said;

	exported->result = plain_json(json_object_get(whole, "result"));
	REQUIRE(verdict_from(exported_text(exported, "verdict"), &exported->verdict));
	said = say_all(&document);
	REQUIRE(!strpbrk(said, "\r\t\x1b"));
	free(said);
}

static void draw(struct exported *exported, const json_t *whole)
{
	char *picture;

	exported->exploration = plain_json(whole);
	picture = draw_schedule(exported);
	REQUIRE(!strpbrk(picture, "\r\t\x1b"));
	free(picture);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
	json_t *whole = json_loadb((const char *)bytes, length, JSON_REJECT_DUPLICATES, NULL);
	struct exported exported = {.folder = text_copy("/nowhere"),
		.lab = {.name = text_copy("02-accumulator"), .number = text_copy("02")}};
	char *breach, *line;

	conf_set(&exported.lab.conf, "edit", "accumulator.c");
	if (whole) {
		breach = schema_breach(whole);
		line = plain_line(breach ? breach : "fits");
		require_line(line);
		if (!breach) {
			say(&exported, whole);
			result_is_whole(whole);
		}
		draw(&exported, whole);
		free(breach);
		free(line);
	}
	json_decref(exported.result);
	json_decref(exported.exploration);
	free(exported.folder);
	lab_release(&exported.lab);
	json_decref(whole);
	return 0;
}
