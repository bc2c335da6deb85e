#include "evidence/rest.h"

/* The page's number of a thread is that of the explorer's pictures, and of the detectors' words. */
static void add_thread(struct text *story, uint32_t index)
{
	if (index == 0)
		text_add(story, "main");
	else if (index < PAGE_THREADS)
		text_addf(story, "thread %u", index);
	else
		text_add(story, "a thread");
}

static void tell_busy(const struct page_rest *rest, struct conf *facts)
{
	struct text story = {0};

	text_add(&story, "while ");
	add_thread(&story, rest->held);
	text_add(&story, " stands still, ");
	add_thread(&story, rest->busy - 1);
	text_add(&story, rest->wakes ? " wakes up again and again" : " keeps a processor busy");
	conf_set_first(facts, "rest.busy.story", text_string(&story));
	text_release(&story);
}

void facts_of_rest(const struct runs *runs, struct conf *facts)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct job *job = runs->items[i]->job;

		if (job->end == JOB_NOT_RUN || !job->page || !job->page->orders.rest)
			continue;
		conf_count(facts, "rest.asked");
		if (job->page->rest.busy) {
			conf_count(facts, "rest.busy");
			tell_busy(&job->page->rest, facts);
		} else if (job->page->rest.rested) {
			conf_count(facts, "rest.rested");
		}
	}
}
