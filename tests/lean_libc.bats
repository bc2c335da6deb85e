#!/usr/bin/env bats
# The copy of libc that Valgrind reads in half the time: it is used where there is one, and nothing
# changes where there is none.

load helpers

setup_file() { make_house; }
setup() { cd "$HOUSE"; }

copies() { compgen -G 'build/cache/libc-*' | wc -l; }
libc_of() { ldd "build/$1/02-accumulator/bin/$2" | awk '/libc.so.6/ {print $3}'; }

@test "It is made once, and only Helgrind's program is loaded with it." {
  rm -rf build/cache/libc-*
  run "$RACELAB" detect 2
  is "$(copies)" 1
  is "$(libc_of detect helgrind)" "$(echo "$PWD"/build/cache/libc-*/libc.so.6)"
  run "$RACELAB" run 2 --runs 1 --rounds 10
  [[ $(libc_of run plain) != "$PWD"/* ]]
  is "$(copies)" 1
}

@test "It has the names of libc, but none of its lines." {
  local symbols
  symbols=$(echo build/cache/libc-*/libc.names)
  readelf --wide --symbols "$symbols" | grep -qw raise
  run readelf --wide --sections "$symbols"
  lacks ".debug_info"
}

@test "Without it Helgrind sees the same." {
  local with
  seen() { jq -c '[.findings[] | select(.tool == "helgrind") | [.kind, .variable]]' build/detect/02-accumulator/findings.json; }
  run "$RACELAB" detect 2
  with=$(seen)
  [[ $with == *'"race"'* ]]
  rm -f build/cache/libc-*/*
  run "$RACELAB" detect 2
  [[ $(libc_of detect helgrind) != "$PWD"/* ]]
  is "$(seen)" "$with"
}
