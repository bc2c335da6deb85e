#!/usr/bin/env bats
# What this lab asks beyond the checks of every lab: which locks the threads of a race held.

load ../../harness/grade

# Prints the locks held at the two accesses of ThreadSanitizer's first race, one line for each.
locks_held() {
  awk '
    /"tool":/ { is_tsan = /"tsan"/ }
    !is_tsan { next }
    /"kind":/ { is_race = /"race"/ }
    is_race && /"locks":/ {
      held = ""
      while (!/\]/ && (getline) > 0) if (match($0, /"[^"]+"/)) held = held substr($0, RSTART + 1, RLENGTH - 2) " "
      print held
      if (++accesses == 2) exit
    }' "$(file findings.json)"
}

@test "A thread that uses the statistics keeps the other one out." {
  check locks ends
  local held lock call
  if ! has tsan.race; then
    for call in pthread_mutex_trylock pthread_spin_trylock mtx_trylock sem_trywait; do
      ! has outcome.wrong || ! calls "$call" || refuse wrong \
        "$call() does not wait. A thread that does not get the lock at once still has a packet to count."
    done
    return 0
  fi
  local -a one other
  mapfile -t held < <(locks_held)
  read -ra one <<<"${held[0]-}"
  read -ra other <<<"${held[1]-}"
  [ $((${#one[@]} + ${#other[@]})) != 0 ] || refuse race \
    "Neither of the two threads holds a lock while it uses the variable that they race on."
  [ ${#one[@]} != 0 ] && [ ${#other[@]} != 0 ] || refuse race \
    "When they race, only one of the two threads holds a lock. Nobody has to wait for a lock that nobody else takes."
  for lock in "${one[@]}"; do
    [[ " ${other[*]} " != *" $lock "* ]] || refuse race \
      "When they race, both threads hold the same lock, but only for reading: that keeps out writers, but not other readers."
  done
  refuse race \
    "When they race, each of the two threads holds a lock, but they are different locks. A thread that takes one does not wait for a thread that holds another."
}
