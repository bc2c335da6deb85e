#include "deadlock.h"

#include "../runtime/calls.h"
#include "symbols.h"

#include <stdlib.h>
#include <string.h>

static const char *call_word(uint32_t call)
{
#define WITH_MORE(type, name, class, object, parameters, arguments) #name,
#define NAME_ONLY(name) #name,
	static const char *const words[] = {
		RUNTIME_CALLS(WITH_MORE) RUNTIME_OTHER_CALLS(NAME_ONLY)};

	return call < sizeof words / sizeof *words ? words[call] : "a call";
}

static size_t ask(struct symbols *symbols, const struct page *page, uint64_t address, bool is_data)
{
	/* A return address points behind the call; one byte back is still in its line. */
	return symbols_ask(symbols, address - page->base - (is_data ? 0 : 1), is_data);
}

static void add_place(struct text *story, const char *before, const struct symbol *symbol)
{
	if (symbol->file)
		text_addf(story, "%s%s:%d", before, symbol->file, symbol->line);
}

static void add_object(struct text *story, const char *before, const struct symbol *symbol)
{
	if (symbol->name)
		text_addf(story, "%s`%s`", before, symbol->name);
}

/* Two rounds over the same threads: first all questions, then all sentences. */
enum round { ASK, TELL };

static void visit(enum round round, const struct page *page, struct symbols *symbols, size_t *next,
	struct text *story)
{
	for (uint32_t i = 0; i < page->thread_count && i < PAGE_THREADS; i++) {
		const struct page_thread *thread = &page->threads[i];

		if (thread->state != PAGE_WAITS)
			continue;
		if (round == ASK) {
			ask(symbols, page, thread->pc, false);
			ask(symbols, page, thread->object, true);
		} else {
			const struct symbol *at = &symbols->items[(*next)++];
			const struct symbol *object = &symbols->items[(*next)++];

			text_add(story, story->length ? "; " : "");
			text_addf(story, i ? "thread %u" : "main", i);
			text_addf(story, " waits in %s", call_word(thread->call));
			if (thread->object)
				add_object(story, " for ", object);
			add_place(story, " at ", at);
		}
		for (int n = 0; n < PAGE_HELD; n++) {
			if (!thread->held[n].object)
				continue;
			if (round == ASK) {
				ask(symbols, page, thread->held[n].object, true);
				ask(symbols, page, thread->held[n].pc, false);
			} else {
				text_add(story, " and holds");
				add_object(story, " ", &symbols->items[(*next)++]);
				add_place(story, " since ", &symbols->items[(*next)++]);
			}
		}
	}
}

void deadlock_story(const struct run *run, const struct work *work, struct text *story)
{
	const struct page *page = run->job->page;
	struct symbols symbols = {0};
	char *scratch = work_path(work, "run/symbols.txt");
	size_t next = 0;

	if (page) {
		visit(ASK, page, &symbols, NULL, NULL);
		symbols_resolve(&symbols, run->build->program, scratch);
		visit(TELL, page, &symbols, &next, story);
	}
	symbols_release(&symbols);
	free(scratch);
}

void address_story(const struct run *run, const struct work *work, uint64_t pc, struct text *story)
{
	struct symbols symbols = {0};
	char *scratch = work_path(work, "run/symbols.txt");

	if (run->job->page && pc) {
		ask(&symbols, run->job->page, pc, false);
		symbols_resolve(&symbols, run->build->program, scratch);
		add_place(story, "", &symbols.items[0]);
	}
	symbols_release(&symbols);
	free(scratch);
}
