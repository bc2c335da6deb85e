#include "evidence/deadlock.h"

#include "process/symbols.h"
#include "runtime/calls.h"

#include <stdlib.h>
#include <string.h>

static const char *call_word(uint32_t call)
{
#define WITH_MORE(type, name, class, object, parameters, arguments) #name,
#define NAME_ONLY(name) #name,
	static const char *const words[] = {RUNTIME_CALLS(WITH_MORE) RUNTIME_OTHER_CALLS(NAME_ONLY)
			RUNTIME_PEER_CALLS(WITH_MORE)};

	return call < sizeof words / sizeof *words ? words[call] : "a call";
}

static size_t ask(struct symbols *symbols, const struct page *page, uint64_t address, bool is_data)
{
	/* A return address points behind the call; one byte before it is still on its line. */
	return symbols_ask(symbols, address - page->base - (is_data ? 0 : 1), is_data);
}

static void add_place(struct text *story, const char *before, const struct symbol *symbol)
{
	if (symbol->file)
		text_addf(story, "%s%s:%d", before, symbol->file, symbol->line);
}

/* Two rounds over the same threads: the first asks for all symbols, the second tells. */
enum round { ASK, TELL };

struct telling {
	enum round round;
	bool (*concerns)(const struct page *page, uint32_t index); /* the threads to tell of */
	const struct page *page;
	struct symbols symbols;
	size_t next; /* the next answer */
	struct text *story;
	struct finding *finding; /* gets a stack for each wait; may be NULL */
};

/* A thread as a finding names it: "main", "1", "process 2". The caller frees it. */
static char *name_of(const struct telling *telling, uint32_t index)
{
	if (index == 0)
		return text_copy("main");
	return text_format(page_is_process(telling->page, index) ? "process %u" : "%u", index);
}

static void add_who(struct telling *telling, uint32_t index)
{
	char *name = name_of(telling, index);

	if (index && !page_is_process(telling->page, index))
		text_add(telling->story, "thread ");
	text_add(telling->story, name);
	free(name);
}

static const struct symbol *answer(struct telling *telling)
{
	return &telling->symbols.items[telling->next++];
}

static void add_stack(struct telling *telling, uint32_t index, const struct symbol *at)
{
	struct finding *finding = telling->finding;
	struct access *access;

	if (!finding || finding->access_count == FINDING_ACCESSES)
		return;
	access = &finding->accesses[finding->access_count++];
	access->thread = name_of(telling, index);
	stack_push(&access->stack, at->name, at->file, at->line, 0);
}

/* Adds a lock to the thread that was told of last. */
static void add_lock(struct finding *finding, const struct symbol *object)
{
	struct access *access;

	if (!finding || !finding->access_count)
		return;
	access = &finding->accesses[finding->access_count - 1];
	if (access->lock_count < FINDING_LOCKS)
		access->locks[access->lock_count++] =
			text_copy(object->name ? object->name : "a lock");
}

static void visit_wait(struct telling *telling, uint32_t index, const struct page_thread *thread)
{
	const struct symbol *at, *object;

	if (telling->round == ASK) {
		ask(&telling->symbols, telling->page, thread->pc, false);
		ask(&telling->symbols, telling->page, thread->object, true);
		return;
	}
	at = answer(telling);
	object = answer(telling);
	add_who(telling, index);
	text_addf(telling->story, " waits in %s", call_word(thread->call));
	if (thread->object && object->name)
		text_addf(telling->story, " for `%s`", object->name);
	add_place(telling->story, " at ", at);
	add_stack(telling, index, at);
}

static bool waits_for(const struct page_thread *thread, const struct page_held *held)
{
	return thread->state == PAGE_WAITS && thread->object == held->object;
}

/*
 * A lock that the thread holds, or held when it ended: where it took that lock is then the only
 * place to show. `before` joins it to the sentence.
 */
static void visit_held(
	struct telling *telling, uint32_t index, const struct page_held *held, const char *before)
{
	const struct page_thread *thread = &telling->page->threads[index];
	const struct symbol *object, *at;

	if (telling->round == ASK) {
		ask(&telling->symbols, telling->page, held->object, true);
		ask(&telling->symbols, telling->page, held->pc, false);
		return;
	}
	object = answer(telling);
	at = answer(telling);
	text_add(telling->story, before);
	if (!waits_for(thread, held) && object->name)
		text_addf(telling->story, "`%s`", object->name);
	else if (!waits_for(thread, held))
		text_add(telling->story, "a lock");
	add_place(telling->story, " (locked at ", at);
	text_add(telling->story, at->file ? ")" : "");
	if (thread->state != PAGE_WAITS)
		add_stack(telling, index, at);
	add_lock(telling->finding, object);
}

/* First the lock that the thread itself waits for, then the others. */
static void visit_all_held(struct telling *telling, uint32_t index)
{
	const struct page_thread *thread = &telling->page->threads[index];
	const char *before = " while holding ";

	for (int n = 0; n < PAGE_HELD; n++)
		if (thread->held[n].object && waits_for(thread, &thread->held[n])) {
			visit_held(telling, index, &thread->held[n], ", which it holds itself");
			before = ", while holding ";
		}
	for (int n = 0; n < PAGE_HELD; n++)
		if (thread->held[n].object && !waits_for(thread, &thread->held[n])) {
			visit_held(telling, index, &thread->held[n], before);
			before = " and ";
		}
}

static bool holds_any(const struct page_thread *thread)
{
	for (int n = 0; n < PAGE_HELD; n++)
		if (thread->held[n].object)
			return true;
	return false;
}

/* A thread that is gone but holds a lock is why others wait. */
static bool is_stuck(const struct page *page, uint32_t index)
{
	const struct page_thread *thread = &page->threads[index];

	return thread->state == PAGE_WAITS || holds_any(thread);
}

/* The locks of main and of a process go away with the program. */
static bool has_abandoned(const struct page *page, uint32_t index)
{
	const struct page_thread *thread = &page->threads[index];

	return index && thread->state == PAGE_ENDED && !page_is_process(page, index) &&
	       holds_any(thread);
}

static void tell_absence(struct telling *telling, uint32_t index)
{
	uint32_t state = telling->page->threads[index].state;

	add_who(telling, index);
	text_add(telling->story, state == PAGE_ENDED    ? " has ended"
				 : state == PAGE_PARKED ? " has given way"
							: " was killed");
}

static void visit(struct telling *telling, enum round round)
{
	const struct page *page = telling->page;

	telling->round = round;
	for (uint32_t i = 0; i < page_threads(page); i++) {
		const struct page_thread *thread = &page->threads[i];

		if (!telling->concerns(page, i))
			continue;
		if (round == TELL && telling->story->length)
			text_add(telling->story, "; ");
		if (thread->state == PAGE_WAITS)
			visit_wait(telling, i, thread);
		else if (round == TELL)
			tell_absence(telling, i);
		visit_all_held(telling, i);
	}
}

static void tell(const struct run *run, const struct work_folder *work,
	bool (*concerns)(const struct page *page, uint32_t index), struct text *story,
	struct finding *finding)
{
	struct telling telling = {
		.page = run->job->page, .concerns = concerns, .story = story, .finding = finding};
	char *scratch = work_folder_path(work, "run/symbols.txt");

	if (telling.page) {
		visit(&telling, ASK);
		symbols_resolve(&telling.symbols, work->house->toolchain.symbolizer,
			run->build->program, scratch);
		visit(&telling, TELL);
	}
	symbols_release(&telling.symbols);
	free(scratch);
}

void deadlock_story(const struct run *run, const struct work_folder *work, struct text *story)
{
	tell(run, work, is_stuck, story, NULL);
}

static void add_finding(const struct run *run, const struct work_folder *work,
	enum finding_kind kind, bool (*concerns)(const struct page *page, uint32_t index),
	struct findings *findings)
{
	struct finding *finding = findings_append(findings, "watch");
	struct text story = {0};

	if (!finding)
		return;
	finding->kind = kind;
	finding->seed = run->job->orders.seed;
	finding->log = text_copy(run->errors);
	tell(run, work, concerns, &story, finding);
	finding->summary = text_take(&story);
}

void deadlock_finding(
	const struct run *run, const struct work_folder *work, struct findings *findings)
{
	add_finding(run, work, FINDING_DEADLOCK, is_stuck, findings);
}

bool abandoned_finding(
	const struct run *run, const struct work_folder *work, struct findings *findings)
{
	const struct page *page = run->job->page;
	bool found = false;

	for (uint32_t i = 0; i < run_threads(run); i++)
		found = found || has_abandoned(page, i);
	if (found)
		add_finding(run, work, FINDING_MISUSE, has_abandoned, findings);
	return found;
}

void address_story(
	const struct run *run, const struct work_folder *work, uint64_t pc, struct text *story)
{
	struct symbols symbols = {0};
	char *scratch = work_folder_path(work, "run/symbols.txt");

	if (run->job->page && pc) {
		ask(&symbols, run->job->page, pc, false);
		symbols_resolve(
			&symbols, work->house->toolchain.symbolizer, run->build->program, scratch);
		add_place(story, "", &symbols.items[0]);
	}
	symbols_release(&symbols);
	free(scratch);
}
