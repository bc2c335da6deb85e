#!/usr/bin/env bats
# A thread that only calls lab_tick() has done no work, and a result that does not come from the
# work is no result.

load helpers

setup_file() {
  make_house
  cp -a "$ROOT/labs/07-lock-order" "$HOUSE/labs"
}
setup() { cd "$HOUSE"; }

# hand_in UP DOWN RESULT : two threads that do UP and DOWN in each round, and return RESULT
hand_in() {
  submission mine <<END
#include "accumulator.h"
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int i, all;
static _Atomic int a, b;
static void add(int amount)
{
  pthread_mutex_lock(&lock);
  i += amount;
  pthread_mutex_unlock(&lock);
}
static void *up(void *argument)
{
  for (int rounds = *(int *)argument, round = 0; round < rounds; round++) {
    $1
    lab_tick();
  }
  return NULL;
}
static void *down(void *argument)
{
  for (int rounds = *(int *)argument, round = 0; round != rounds; round++) {
    $2
    lab_tick();
  }
  return NULL;
}
int accumulate(int rounds)
{
  int fewer = rounds, more = rounds + 1;
  pthread_t one, other;
  i = 0, a = 0, b = 0;
  all = rounds;
  (void)add;
  pthread_create(&one, NULL, up, &fewer);
  pthread_create(&other, NULL, down, &more);
  pthread_join(one, NULL);
  pthread_join(other, NULL);
  $3
}
END
}

# judged VERDICT UP DOWN RESULT
judged() {
  grade "$(hand_in "$2" "$3" "$4")"
  is "$(result .result.verdict)" "$1"
}

@test "A result by formula is wrong." {
  judged wrong "" "" "return -1;"
  says "does not come from the work"
  judged wrong "" "" "return all - (all + 1);"
  judged wrong "add(1);" "add(-1);" "return -1;"
  judged wrong "a++;" "b++;" "a = 0, b = 0; return a + b - 1;"
}

@test "So is one that holds for some rounds only." {
  judged wrong "if (round < 2) add(1);" "if (round < 2) add(-1);" "return i - 1;"
  judged wrong "if (round < all / 3) add(1);" "if (round < all / 3) add(-1);" "return i - 1;"
}

@test "A thread whose work another one does only seems to work." {
  judged serial "add(1); add(-1);" "" "return i - 1;"
  judged serial "if (!round) for (int n = 0; n < all; n++) add(1);" "add(-1);" "return i;"
  says "only seems to work"
  judged serial "" "" "for (int n = 0; n < all; n++) { add(1); add(-1); } return i - 1;"
}

@test "Work is work, however it is done." {
  judged solved "a++;" "a--;" "return a;"
  judged solved "a++;" "b++;" "return a - b;"
  judged solved "atomic_fetch_add(&a, 1);" "int old = a; while (!atomic_compare_exchange_weak(&a, &old, old - 1)) ;" "return a;"
  judged solved "static int mine; mine++; if (round == all - 1) add(mine);" "add(-1);" "return i;"
  judged solved "int *p = malloc(sizeof *p); *p = 1; add(*p); free(p);" "add(-1);" "return i;"
}

@test "What changes nothing alone and hides it together is still work." {
  grade "$ACCUMULATOR/also/message-passing"
  is "$(result .result.verdict)" solved
}

@test "A number that nothing changes is made up." {
  mkdir -p "$BATS_TEST_TMPDIR/liar/07-lock-order"
  cat >"$BATS_TEST_TMPDIR/liar/07-lock-order/bank.c" <<'END'
#include "bank.h"
#include <pthread.h>
struct account { long balance; };
struct account checking, savings;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
void bank_open(void) { checking.balance = savings.balance = DEPOSIT; }
static void add(struct account *account, long amount)
{
  pthread_mutex_lock(&lock);
  account->balance += amount;
  pthread_mutex_unlock(&lock);
}
void transfer(struct account *from, struct account *to, long amount)
{
  add(from, -amount);
  add(to, amount);
}
struct statement bank_statement(void)
{
  pthread_mutex_lock(&lock);
  long seen = savings.balance;
  pthread_mutex_unlock(&lock);
  return (struct statement){2 * DEPOSIT - seen, seen};
}
void bank_close(void) {}
END
  run "$RACELAB" grade "$BATS_TEST_TMPDIR/liar" --out "$BATS_TEST_TMPDIR/out"
  is "$(jq -r .result.verdict "$BATS_TEST_TMPDIR/out/07-lock-order/result.json")" wrong
  says "\`wrong statements\` does not come from what the threads store"
}

@test "The same seed alters the same." {
  local one
  one=$(hand_in "add(1);" "add(-1);" "return i;")
  grade "$one" --seed 5
  first=$(jq -c '[.[] | select(.variant == "alter") | {run, seed, rounds}]' build/submission/02-accumulator/runs.json)
  [[ $first != "[]" ]]
  grade "$one" --seed 5
  is "$(jq -c '[.[] | select(.variant == "alter") | {run, seed, rounds}]' build/submission/02-accumulator/runs.json)" "$first"
}
