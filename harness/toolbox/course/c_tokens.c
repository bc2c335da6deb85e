#include "course/c_tokens.h"

#include "base/fault.h"
#include "base/file.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <xxhash.h>

/* What all names, numbers, strings and characters are, each. No hash of a word is that small. */
enum { CHOSEN_NAME = 1, NUMBER, STRING, CHARACTER, SMALLEST_HASH };

static const char keywords[] =
	"auto break case char const continue default do double else enum extern float for goto if "
	"inline int long register restrict return short signed sizeof static struct switch typedef "
	"union unsigned void volatile while _Atomic _Bool _Noreturn _Static_assert _Thread_local "
	"include define ifdef ifndef endif undef elif error pragma defined";

/* Types and macros of <pthread.h>, <semaphore.h>, <threads.h> and <stdatomic.h>. */
static const char library_types[] =
	"pthread_t pthread_attr_t pthread_mutex_t pthread_mutexattr_t pthread_cond_t "
	"pthread_condattr_t pthread_rwlock_t pthread_spinlock_t pthread_barrier_t pthread_once_t "
	"pthread_key_t PTHREAD_MUTEX_INITIALIZER PTHREAD_COND_INITIALIZER "
	"PTHREAD_RWLOCK_INITIALIZER PTHREAD_ONCE_INIT PTHREAD_MUTEX_RECURSIVE "
	"PTHREAD_MUTEX_ERRORCHECK PTHREAD_PROCESS_PRIVATE PTHREAD_PROCESS_SHARED sem_t thrd_t "
	"mtx_t cnd_t tss_t once_flag ONCE_FLAG_INIT mtx_plain mtx_recursive mtx_timed atomic_bool "
	"atomic_int atomic_uint atomic_long atomic_ulong atomic_llong atomic_size_t atomic_flag "
	"atomic_uintptr_t ATOMIC_FLAG_INIT ATOMIC_VAR_INIT memory_order_relaxed "
	"memory_order_consume memory_order_acquire memory_order_release memory_order_acq_rel "
	"memory_order_seq_cst __atomic_load_n __atomic_store_n __atomic_fetch_add "
	"__atomic_add_fetch __atomic_exchange_n __atomic_compare_exchange_n __sync_fetch_and_add "
	"__sync_add_and_fetch __sync_bool_compare_and_swap __sync_synchronize __thread "
	"__attribute__";

/* A file that is being read. */
struct source {
	const char *at, *end;
	int line, file;
	struct c_tokens *tokens;
	const struct names *library;
};

static bool is_word_byte(char byte)
{
	return isalnum((unsigned char)byte) || byte == '_';
}

static uint32_t hash_of(const char *bytes, size_t length)
{
	uint32_t hash = (uint32_t)XXH3_64bits(bytes, length);

	return hash < SMALLEST_HASH ? hash + SMALLEST_HASH : hash;
}

static void add(struct source *source, uint32_t symbol)
{
	struct c_tokens *tokens = source->tokens;

	if (tokens->count == C_TOKENS_MOST)
		return;
	if (tokens->count == tokens->capacity) {
		tokens->capacity = tokens->capacity ? 2 * tokens->capacity : 256;
		tokens->items = realloc(tokens->items, tokens->capacity * sizeof *tokens->items);
		if (!tokens->items)
			die(EXIT_OUR_FAULT, "out of memory");
	}
	tokens->items[tokens->count++] = (struct c_token){symbol, source->line, source->file};
}

void c_library_read(struct names *library, const struct house *house)
{
	enum { LARGEST = 1 << 20 };
	char *path = text_format("%s/allowed.txt", house->harness), *line, *rest;
	struct text bytes = {0};
	int problem = file_read(&bytes, path, LARGEST);

	if (problem)
		die(EXIT_OUR_FAULT, "cannot read %s: %s", path, strerror(problem));
	rest = bytes.bytes;
	while ((line = strsep(&rest, "\n")))
		if (*line != '#')
			names_add_words(library, line);
	text_release(&bytes);
	free(path);
}

bool c_word_is_given(const char *word, const struct names *library)
{
	return text_has_word(keywords, word) || text_has_word(library_types, word) ||
	       names_has(library, word);
}

static void take_word(struct source *source)
{
	enum { LONGEST = 63 };
	size_t length = 0;
	char word[LONGEST + 1];

	while (source->at + length < source->end && is_word_byte(source->at[length]))
		length++;
	if (length > LONGEST) {
		add(source, CHOSEN_NAME);
	} else {
		memcpy(word, source->at, length);
		word[length] = '\0';
		add(source, c_word_is_given(word, source->library) ? hash_of(word, length)
								   : CHOSEN_NAME);
	}
	source->at += length;
}

static void take_number(struct source *source)
{
	const char *at = source->at;

	while (at < source->end && (is_word_byte(*at) || *at == '.' ||
					   (strchr("+-", *at) && *at && strchr("eEpP", at[-1]))))
		at++;
	add(source, NUMBER);
	source->at = at;
}

/* A string or a character, up to its closing quote or the end of the line. */
static void take_quoted(struct source *source)
{
	char quote = *source->at++;

	add(source, quote == '"' ? STRING : CHARACTER);
	while (source->at < source->end && *source->at != quote && *source->at != '\n')
		source->at +=
			*source->at == '\\' && source->at + 1 < source->end && source->at[1] != '\n'
				? 2
				: 1;
	if (source->at < source->end && *source->at == quote)
		source->at++;
}

static void skip_comment(struct source *source, bool is_line)
{
	source->at += 2;
	while (source->at < source->end) {
		if (is_line && *source->at == '\n')
			return;
		if (!is_line && source->at + 1 < source->end && source->at[0] == '*' &&
			source->at[1] == '/') {
			source->at += 2;
			return;
		}
		source->line += *source->at++ == '\n';
	}
}

static void take_token(struct source *source)
{
	const char *at = source->at;
	char next = at + 1 < source->end ? at[1] : '\0';

	if (*at == '/' && (next == '/' || next == '*')) {
		skip_comment(source, next == '/');
	} else if (isdigit((unsigned char)*at) || (*at == '.' && isdigit((unsigned char)next))) {
		take_number(source);
	} else if (is_word_byte(*at)) {
		take_word(source);
	} else if (*at == '"' || *at == '\'') {
		take_quoted(source);
	} else {
		source->line += *at == '\n';
		if (!isspace((unsigned char)*at) && *at != '\\')
			add(source, hash_of(at, 1));
		source->at++;
	}
}

void c_tokens_add(struct c_tokens *tokens, const char *bytes, size_t length, int file,
	const struct names *library)
{
	struct source source = {bytes, bytes + length, 1, file, tokens, library};

	while (source.at < source.end && tokens->count < C_TOKENS_MOST)
		take_token(&source);
}

void c_tokens_release(struct c_tokens *tokens)
{
	free(tokens->items);
	*tokens = (struct c_tokens){0};
}
