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
 * A sentence says where the next stack goes; a stack after a sentence that is not known goes
 * nowhere. Threads are announced before the first error that names them, and only once.
 *
 * The bytes may be hostile. A document type, which is what declares entities, ends the parse;
 * so does nesting deeper than Helgrind's own. Text is kept up to a limit and then dropped.
 */
#include "detectors/parse_helgrind.h"

#include "base/fault.h"
#include "base/memory.h"

#include <ctype.h>
#include <expat.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
	HELGRIND_DEPTH = 32, /* elements inside each other */
	HELGRIND_TEXT = 4096, /* bytes of one element's text */
	HELGRIND_THREADS = 256, /* announced threads that are remembered */
	HELGRIND_CHUNK = 65536, /* bytes given to expat at once */
};

/* The elements that mean something here; the rest is passed over. */
#define ELEMENTS(X)       \
	X(valgrindoutput) \
	X(tool)           \
	X(status)         \
	X(state)          \
	X(announcethread) \
	X(hthreadid)      \
	X(error)          \
	X(kind)           \
	X(what)           \
	X(xwhat)          \
	X(auxwhat)        \
	X(xauxwhat)       \
	X(text)           \
	X(frame)          \
	X(fn)             \
	X(dir)            \
	X(file)           \
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

static const struct {
	const char *word;
	enum finding_kind kind;
} kinds[] = {
	{"Race", FINDING_RACE},
	{"LockOrder", FINDING_LOCK_ORDER},
	{"UnlockUnlocked", FINDING_MISUSE},
	{"UnlockForeign", FINDING_MISUSE},
	{"UnlockBogus", FINDING_MISUSE},
	{"PthAPIerror", FINDING_MISUSE},
	{"Misc", FINDING_MISUSE},
};

struct announced {
	int number; /* Helgrind's own */
	struct stack created;
};

struct parser {
	XML_Parser expat;
	struct findings *findings;
	enum element path[HELGRIND_DEPTH];
	int depth;
	struct text text; /* of the innermost element */

	struct announced *threads[HELGRIND_THREADS];
	int thread_count;

	struct finding *finding; /* the error being read; NULL past the limit */
	struct stack *target; /* where frames go; NULL: dropped */
	bool is_allocation; /* the next frames allocated the heap block in question */

	/* The frame being read. */
	char *function, *directory, *file;
	int line;

	bool is_helgrind, is_finished, is_closed, is_stopped;
};

static void stop(struct parser *parser)
{
	parser->is_stopped = true;
	XML_StopParser(parser->expat, XML_FALSE);
}

static int number_after(const char *sentence, const char *words)
{
	const char *found = strstr(sentence, words);

	return found ? text_natural(found + strlen(words)) : 0;
}

static struct announced *find_thread(struct parser *parser, int number)
{
	for (int i = 0; i < parser->thread_count; i++)
		if (parser->threads[i]->number == number)
			return parser->threads[i];
	return NULL;
}

static void announce(struct parser *parser, int number)
{
	parser->target = NULL;
	if (number == 0 || parser->thread_count >= HELGRIND_THREADS || find_thread(parser, number))
		return;
	parser->threads[parser->thread_count] = zeroed(1, sizeof *parser->threads[0]);
	parser->threads[parser->thread_count]->number = number;
	parser->target = &parser->threads[parser->thread_count++]->created;
}

static void copy_stack(struct stack *to, const struct stack *from)
{
	for (int i = 0; i < from->depth; i++) {
		const struct frame *frame = &from->frames[i];

		stack_push(to, frame->function, frame->file, frame->line, frame->column);
	}
}

/* Helgrind counts the main thread as #1; a finding calls it "main", and the others from 1. */
static void name_thread(struct parser *parser, struct access *one, int number)
{
	const struct announced *thread = find_thread(parser, number);

	if (number == 1)
		one->thread = text_copy("main");
	else if (number > 1)
		one->thread = text_format("%d", number - 1);
	if (thread)
		copy_stack(&one->created, &thread->created);
}

/* An access whose stack comes next. Whatever its sentence says of size and thread is taken. */
static struct access *open_access(struct parser *parser, const char *sentence)
{
	struct finding *finding = parser->finding;
	struct access *one;
	const char *thread = strstr(sentence, " by thread #");

	if (finding->access_count >= FINDING_ACCESSES)
		return NULL;
	one = &finding->accesses[finding->access_count++];
	if (strstr(sentence, " write of size "))
		one->operation = ACCESS_WRITE;
	else if (strstr(sentence, " read of size "))
		one->operation = ACCESS_READ;
	one->size = number_after(sentence, " of size ");
	/* `Thread #2 unlocked lock at 0x1 currently held by thread #1` is about #2. */
	if (!thread || text_starts(sentence, "Thread #"))
		thread = sentence;
	name_thread(parser, one, number_after(thread, "hread #"));
	parser->target = &one->stack;
	return one;
}

static void add_lock(struct access *one, const char *address)
{
	size_t length = strcspn(address, " \"");

	if (length && one->lock_count < FINDING_LOCKS)
		one->locks[one->lock_count++] = text_format("%.*s", (int)length, address);
}

/*
 * Words of Helgrind that name no mistake of the program. Signalling a condition without its
 * lock is allowed, whoever holds the lock meanwhile. "Bug in libpthread" is Helgrind's own
 * confusion: it notes the unlock of a spin lock after the fact, when the next thread may have the
 * lock already.
 */
static bool is_allowed(const char *sentence)
{
	return strstr(sentence, "Bug in libpthread") ||
	       (strstr(sentence, "pthread_cond_{signal,broadcast}") &&
		       strstr(sentence, "associated lock is not held by "));
}

/* <xwhat>: what happened, and the stack of the thread that was caught doing it. */
static void read_headline(struct parser *parser, const char *sentence)
{
	static const char before[] = " before ";
	struct finding *finding = parser->finding;
	struct access *one;
	const char *later;

	if (finding->summary)
		return;
	finding->summary = text_copy(sentence);
	if (finding->kind == FINDING_MISUSE && is_allowed(sentence))
		finding->kind = FINDING_OTHER;
	one = open_access(parser, sentence);
	/* `lock order "0xA before 0xB" violated`: 0xA was taken while 0xB was held. */
	later = strstr(sentence, before);
	if (one && later && finding->kind == FINDING_LOCK_ORDER)
		add_lock(one, later + strlen(before));
}

/* <what> after <xwhat>: `with error code 35 (EDEADLK: ...)`. */
static void read_rest_of_headline(struct parser *parser, const char *sentence)
{
	struct finding *finding = parser->finding;
	char *longer;

	if (!finding->summary) {
		read_headline(parser, sentence);
		return;
	}
	if (strlen(finding->summary) > HELGRIND_TEXT)
		return;
	longer = text_format("%s %s", finding->summary, sentence);
	free(finding->summary);
	finding->summary = longer;
}

/* `heap block of size 4096` for `4,096 alloc'd`. */
static char *heap_block(const char *size)
{
	struct text text = {0};

	text_add(&text, "heap block of size ");
	for (; isdigit((unsigned char)*size) || *size == ','; size++)
		if (*size != ',')
			text_add_bytes(&text, size, 1);
	return text_take(&text);
}

/* What stands behind the first quote, where it names a variable; an arena has a name too. */
static const char *quoted_symbol(const char *place)
{
	static const char *const marks[] = {"data symbol \"", "global var \"", "local var \""};

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (text_starts(place, marks[i]))
			return place + strlen(marks[i]);
	return NULL;
}

/*
 * `Address 0x1 is 0 bytes inside ...` of a data symbol "i" or a block of size 4 alloc'd, and,
 * where Helgrind reads variables, `Location ... inside` global var "i" or account.balance.
 */
static bool read_location(struct parser *parser, const char *sentence)
{
	static const char inside[] = " bytes inside ", block[] = "a block of size ";
	struct finding *finding = parser->finding;
	const char *place = strstr(sentence, inside), *symbol;

	if (!place || (!text_starts(sentence, "Address ") && !text_starts(sentence, "Location ")))
		return false;
	place += strlen(inside);
	if (finding->variable)
		return true;
	symbol = quoted_symbol(place);
	if (text_starts(place, block)) {
		finding->variable = heap_block(place + strlen(block));
		parser->is_allocation = true;
	} else if (symbol) {
		finding->variable = variable_plain(symbol, strcspn(symbol, "\""));
	} else if (text_starts(sentence, "Location ") && text_ends(sentence, ",")) {
		/* The variable is the whole of account.balance or table[3]. */
		finding->variable = text_format("%.*s", (int)strcspn(place, ".[,"), place);
	}
	return true;
}

/* <auxwhat> and <xauxwhat>: what the next stack is. */
static void read_sentence(struct parser *parser, const char *sentence)
{
	static const char first[] = "established by acquisition of lock at ";
	static const char second[] = "followed by a later acquisition of lock at ";
	struct access *one;

	parser->target = NULL;
	parser->is_allocation = false;
	if (read_location(parser, sentence))
		return;
	if (strstr(sentence, "conflicts with a previous ")) {
		open_access(parser, sentence);
		/* `after`: the stack is of something earlier, not of the access. */
		if (text_ends(sentence, ", after"))
			parser->target = NULL;
	} else if (strstr(sentence, first)) {
		open_access(parser, sentence);
	} else if (text_starts(sentence, second)) {
		one = open_access(parser, sentence);
		/* What it held is what the headline's thread went on to take: "0xA before ..." */
		sentence = strchr(parser->finding->summary ? parser->finding->summary : "", '"');
		if (one && sentence)
			add_lock(one, sentence + 1);
	} else if (strstr(sentence, "Lock was previously acquired")) {
		open_access(parser, sentence);
	}
}

static void start_error(struct parser *parser, const char *word)
{
	parser->finding = findings_append(parser->findings, "helgrind");
	parser->target = NULL;
	parser->is_allocation = false;
	if (!parser->finding)
		return;
	parser->finding->kind = FINDING_OTHER;
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(word, kinds[i].word) == 0)
			parser->finding->kind = kinds[i].kind;
}

/* The block is the work of whoever called the allocator, the first frame in real source. */
static void name_allocation(struct parser *parser)
{
	struct finding *finding = parser->finding;
	char *named;

	if (!parser->function || !parser->file || !parser->line ||
		strcmp(parser->file, "vg_replace_malloc.c") == 0)
		return;
	named = text_format("%s allocated in %s (%s:%d)", finding->variable, parser->function,
		parser->file, parser->line);
	free(finding->variable);
	finding->variable = named;
	parser->is_allocation = false;
}

static void clear_frame(struct parser *parser)
{
	free(parser->function);
	free(parser->directory);
	free(parser->file);
	parser->function = parser->directory = parser->file = NULL;
	parser->line = 0;
}

static void end_frame(struct parser *parser)
{
	/* Debian strips Helgrind's own library; its frames say nothing. */
	if (parser->target && (parser->function || parser->file)) {
		char *path = parser->file && parser->directory
				     ? text_format("%s/%s", parser->directory, parser->file)
				     : NULL;

		stack_push(parser->target, parser->function, path ? path : parser->file,
			parser->line, 0);
		free(path);
	} else if (parser->is_allocation) {
		name_allocation(parser);
	}
	clear_frame(parser);
}

static void keep(char **slot, const char *string)
{
	free(*slot);
	*slot = text_copy(string);
}

static enum element enclosing(const struct parser *parser, int levels)
{
	return parser->depth > levels ? parser->path[parser->depth - 1 - levels] : ELEMENT_UNKNOWN;
}

/* An element inside <error> has ended; `text` is its text. */
static void end_in_error(struct parser *parser, enum element element, const char *text)
{
	enum element parent = enclosing(parser, 1);

	if (element == ELEMENT_kind)
		start_error(parser, text);
	if (!parser->finding)
		return;
	if (element == ELEMENT_text && parent == ELEMENT_xwhat)
		read_headline(parser, text);
	else if (element == ELEMENT_what)
		read_rest_of_headline(parser, text);
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
	if (parser->depth == HELGRIND_DEPTH ||
		(parser->depth == 0 && element != ELEMENT_valgrindoutput)) {
		stop(parser);
		return;
	}
	parser->path[parser->depth++] = element;
	text_clear(&parser->text);
	if (parser->depth == 2) {
		parser->finding = NULL;
		parser->target = NULL;
		parser->is_allocation = false;
	}
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
		announce(parser, text_natural(text));
	else if (section == ELEMENT_status && element == ELEMENT_state)
		parser->is_finished |= strcmp(text, "FINISHED") == 0;
	else if (section == ELEMENT_tool && element == ELEMENT_tool)
		parser->is_helgrind = strcmp(text, "helgrind") == 0;
	else if (parser->depth == 1)
		parser->is_closed = true;
	text_clear(&parser->text);
	parser->depth--;
}

static void XMLCALL on_text(void *data, const char *bytes, int length)
{
	struct parser *parser = data;
	size_t room = HELGRIND_TEXT - parser->text.length;

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
	for (int i = 0; i < parser->thread_count; i++) {
		struct stack *created = &parser->threads[i]->created;

		for (int frame = 0; frame < created->depth; frame++) {
			free(created->frames[frame].function);
			free(created->frames[frame].file);
		}
		free(parser->threads[i]);
	}
	clear_frame(parser);
	text_release(&parser->text);
	XML_ParserFree(parser->expat);
}

bool parse_helgrind(struct findings *findings, const char *bytes, size_t length)
{
	struct parser parser = {.findings = findings, .expat = XML_ParserCreate(NULL)};
	bool is_well_formed = true;

	if (!parser.expat)
		die(EXIT_OUR_FAULT, "out of memory");
	XML_SetUserData(parser.expat, &parser);
	XML_SetElementHandler(parser.expat, on_start, on_end);
	XML_SetCharacterDataHandler(parser.expat, on_text);
	XML_SetStartDoctypeDeclHandler(parser.expat, on_document_type);
	for (size_t at = 0, width; is_well_formed && at < length; at += width) {
		width = length - at < HELGRIND_CHUNK ? length - at : HELGRIND_CHUNK;
		is_well_formed = XML_Parse(parser.expat, bytes + at, (int)width,
					 at + width == length) == XML_STATUS_OK;
	}
	release(&parser);
	return is_well_formed && parser.is_helgrind && parser.is_finished && parser.is_closed;
}
