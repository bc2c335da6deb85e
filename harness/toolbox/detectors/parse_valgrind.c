/*
 * Theory of operation
 *
 * An error is a kind, then sentences, each followed by the stack it speaks of:
 *
 *   <error> <kind>Race</kind>
 *     <xwhat><text>Possible data race during write of size 4 at 0x10 by thread #3</text></xwhat>
 *     <stack> <frame> <fn>up</fn> <dir>/lab/src</dir> <file>acc.c</file> <line>9</line> </frame>
 *     <xauxwhat><text>This conflicts with a previous read of size 4 by thread #2</text></xauxwhat>
 *     <stack> ...
 *     <auxwhat>Address 0x10 is 0 bytes inside data symbol "i"</auxwhat>
 *
 * A sentence says where the next stack goes, and a stack after an unknown sentence is dropped.
 * So is a stack inside another element of the error, such as DRD's <other_segment_start>, except
 * that the one in <allocation_context> names a heap block. Helgrind announces a thread before the
 * first error that names it, and only once.
 *
 * The bytes may be hostile. A document type, which is what declares entities, ends the parse;
 * so does nesting deeper than Valgrind's own. Text is kept up to a limit and then dropped.
 */
#include "detectors/parse_valgrind.h"

#include "base/fault.h"

#include <ctype.h>
#include <expat.h>
#include <stdlib.h>
#include <string.h>

enum {
	VALGRIND_DEPTH = 32, /* elements inside each other */
	VALGRIND_TEXT = 4096, /* bytes of one element's text */
	VALGRIND_CHUNK = 65536, /* bytes given to expat at once */
};

/* The elements that mean something here; the parser passes over all others. */
#define ELEMENTS(X)           \
	X(valgrindoutput)     \
	X(tool)               \
	X(status)             \
	X(state)              \
	X(announcethread)     \
	X(hthreadid)          \
	X(error)              \
	X(tid)                \
	X(kind)               \
	X(what)               \
	X(xwhat)              \
	X(auxwhat)            \
	X(xauxwhat)           \
	X(text)               \
	X(allocation_context) \
	X(frame)              \
	X(fn)                 \
	X(dir)                \
	X(file)               \
	X(line)

enum element {
	ELEMENT_UNKNOWN,
#define X(name) ELEMENT_##name,
	ELEMENTS(X)
#undef X
};

static const char *const element_names[] = {"",
#define X(name) #name,
	ELEMENTS(X)
#undef X
};

/* Depth of a frame whose stack belongs to its error or announcement, and to nothing inside it. */
enum { FRAME_DEPTH = 4 };

struct parser {
	const struct valgrind_tool *tool;
	XML_Parser expat;
	struct findings *findings;
	enum element path[VALGRIND_DEPTH];
	int depth;
	struct text text; /* of the innermost element */

	struct valgrind_threads threads;
	struct valgrind_error error; /* its finding is NULL outside an error and past the limit */

	/* The frame being read. */
	char *function, *directory, *file;
	int line;

	bool is_of_tool, is_finished, is_closed, is_stopped;
};

static void stop(struct parser *parser)
{
	parser->is_stopped = true;
	XML_StopParser(parser->expat, XML_FALSE);
}

/* ------------------------------------------------------------------ errors */

static void start_error(struct parser *parser, const char *word)
{
	struct finding *finding = findings_append(parser->findings, parser->tool->name);

	parser->error.finding = finding;
	parser->error.stack = NULL;
	parser->error.names_allocation = false;
	if (!finding)
		return;
	finding->kind = FINDING_OTHER;
	for (const struct valgrind_kind *kind = parser->tool->kinds; kind->word; kind++)
		if (strcmp(word, kind->word) == 0)
			finding->kind = kind->kind;
}

/*
 * The headline, which is the first <xwhat> or <what>; a <what> that follows it goes on with it:
 * `with error code 35 (EDEADLK: ...)`.
 */
static void read_what(struct parser *parser, const char *sentence)
{
	struct finding *finding = parser->error.finding;
	char *longer;

	if (!finding->summary) {
		finding->summary = text_copy(sentence);
		parser->tool->read_headline(&parser->error, sentence);
	} else if (strlen(finding->summary) <= VALGRIND_TEXT) {
		longer = text_format("%s %s", finding->summary, sentence);
		free(finding->summary);
		finding->summary = longer;
	}
	if (finding->kind == FINDING_MISUSE && parser->tool->is_allowed &&
		parser->tool->is_allowed(finding->summary))
		finding->kind = FINDING_OTHER;
}

static void read_sentence(struct parser *parser, const char *sentence)
{
	parser->error.stack = NULL;
	parser->error.names_allocation = false;
	parser->tool->read_sentence(&parser->error, sentence);
}

/* ------------------------------------------------------------------ frames */

static void clear_frame(struct parser *parser)
{
	free(parser->function);
	free(parser->directory);
	free(parser->file);
	parser->function = parser->directory = parser->file = NULL;
	parser->line = 0;
}

static enum element enclosing(const struct parser *parser, int levels)
{
	return parser->depth > levels ? parser->path[parser->depth - 1 - levels] : ELEMENT_UNKNOWN;
}

static void end_frame(struct parser *parser)
{
	struct valgrind_error *error = &parser->error;
	bool is_direct = parser->depth == FRAME_DEPTH;
	bool is_allocation = is_direct || enclosing(parser, 2) == ELEMENT_allocation_context;
	char *path = parser->file && parser->directory
			     ? text_format("%s/%s", parser->directory, parser->file)
			     : NULL;
	struct frame frame = {
		.function = parser->function,
		.file = path ? path : parser->file,
		.line = parser->line,
	};

	/* Debian strips the tools' own libraries; their frames say nothing. */
	if (is_direct && error->stack && (frame.function || frame.file))
		stack_push(error->stack, frame.function, frame.file, frame.line, 0);
	else if (is_allocation && error->names_allocation)
		valgrind_allocation(error, &frame);
	free(path);
	clear_frame(parser);
}

static void keep(char **slot, const char *string)
{
	free(*slot);
	*slot = text_copy(string);
}

/* ------------------------------------------------------------------ elements */

/* An element inside <error> has ended; `text` is its text. */
static void end_in_error(struct parser *parser, enum element element, const char *text)
{
	enum element parent = enclosing(parser, 1);

	if (element == ELEMENT_tid && parent == ELEMENT_error)
		parser->error.thread = text_natural(text);
	if (element == ELEMENT_kind)
		start_error(parser, text);
	if (!parser->error.finding)
		return;
	if (element == ELEMENT_text && parent == ELEMENT_xwhat)
		read_what(parser, text);
	else if (element == ELEMENT_what && parent == ELEMENT_error)
		read_what(parser, text);
	else if (element == ELEMENT_auxwhat)
		read_sentence(parser, text);
	else if (element == ELEMENT_text && parent == ELEMENT_xauxwhat)
		read_sentence(parser, text);
}

static void end_in_frame(struct parser *parser, enum element element, const char *text)
{
	if (element == ELEMENT_fn)
		keep(&parser->function, text);
	else if (element == ELEMENT_dir)
		keep(&parser->directory, text);
	else if (element == ELEMENT_file)
		keep(&parser->file, text);
	else if (element == ELEMENT_line)
		parser->line = text_natural(text);
}

/* The text of the element that ends, on one line and without blanks around it. */
static char *trimmed(struct text *text)
{
	text_add(text, "");
	for (size_t i = 0; i < text->length; i++)
		if (iscntrl((unsigned char)text->bytes[i]))
			text->bytes[i] = ' ';
	return text_trim(text->bytes);
}

static void XMLCALL on_start(void *data, const char *name, const char **attributes)
{
	struct parser *parser = data;
	enum element element = ELEMENT_UNKNOWN;

	(void)attributes;
	if (parser->is_stopped)
		return;
	for (size_t i = 1; i < sizeof element_names / sizeof element_names[0]; i++)
		if (strcmp(name, element_names[i]) == 0)
			element = (enum element)i;
	if (parser->depth == VALGRIND_DEPTH ||
		(parser->depth == 0 && element != ELEMENT_valgrindoutput)) {
		stop(parser);
		return;
	}
	parser->path[parser->depth++] = element;
	text_clear(&parser->text);
	if (parser->depth == 2)
		parser->error = (struct valgrind_error){.threads = &parser->threads};
}

static void XMLCALL on_end(void *data, const char *name)
{
	struct parser *parser = data;
	enum element element, section;
	const char *text;

	(void)name;
	if (parser->is_stopped)
		return;
	element = enclosing(parser, 0);
	section = parser->depth > 1 ? parser->path[1] : ELEMENT_UNKNOWN;
	text = trimmed(&parser->text);
	if (element == ELEMENT_frame)
		end_frame(parser);
	else if (enclosing(parser, 1) == ELEMENT_frame)
		end_in_frame(parser, element, text);
	else if (section == ELEMENT_error)
		end_in_error(parser, element, text);
	else if (section == ELEMENT_announcethread && element == ELEMENT_hthreadid)
		parser->error.stack = valgrind_announce(&parser->threads, text_natural(text));
	else if (section == ELEMENT_status && element == ELEMENT_state)
		parser->is_finished |= strcmp(text, "FINISHED") == 0;
	else if (section == ELEMENT_tool && element == ELEMENT_tool)
		parser->is_of_tool = strcmp(text, parser->tool->name) == 0;
	else if (parser->depth == 1)
		parser->is_closed = true;
	text_clear(&parser->text);
	parser->depth--;
}

static void XMLCALL on_text(void *data, const char *bytes, int length)
{
	struct parser *parser = data;
	size_t room = VALGRIND_TEXT - parser->text.length;

	if (!parser->is_stopped)
		text_add_bytes(&parser->text, bytes, (size_t)length < room ? (size_t)length : room);
}

static void XMLCALL on_document_type(
	void *data, const char *name, const char *system, const char *public, int has_subset)
{
	(void)name, (void)system, (void)public, (void)has_subset;
	stop(data);
}

static void release(struct parser *parser)
{
	valgrind_threads_release(&parser->threads);
	clear_frame(parser);
	text_release(&parser->text);
	XML_ParserFree(parser->expat);
}

bool parse_valgrind(struct findings *findings, const struct valgrind_tool *tool, const char *bytes,
	size_t length)
{
	struct parser parser = {
		.tool = tool, .findings = findings, .expat = XML_ParserCreate(NULL)};
	bool is_well_formed = true;

	if (!parser.expat)
		die(EXIT_OUR_FAULT, "out of memory");
	XML_SetUserData(parser.expat, &parser);
	XML_SetElementHandler(parser.expat, on_start, on_end);
	XML_SetCharacterDataHandler(parser.expat, on_text);
	XML_SetStartDoctypeDeclHandler(parser.expat, on_document_type);
	for (size_t at = 0, width; is_well_formed && at < length; at += width) {
		width = length - at < VALGRIND_CHUNK ? length - at : VALGRIND_CHUNK;
		is_well_formed = XML_Parse(parser.expat, bytes + at, (int)width,
					 at + width == length) == XML_STATUS_OK;
	}
	release(&parser);
	return is_well_formed && parser.is_of_tool && parser.is_finished && parser.is_closed;
}
