#!/usr/bin/env bats
# The machines that the lab refuses, and those that are unlike ours and must not be noticed.

load helpers

setup_file() {
  make_house
  with_solutions
}
setup() { cd "$HOUSE"; }

# refused MACHINE WORDS : in one line, by the script, and by doctor
refused() {
  run -3 env RACELAB_MACHINE="$1" harness/machine
  is "${#lines[@]}" 1
  says "racelab: cannot judge on $2"
  run -3 env RACELAB_MACHINE="$1" "$RACELAB" doctor
  says "NO machine racelab: cannot judge on $2"
}

@test "macOS, arm64, WSL 1 and other systems are refused in one line." {
  refused "Darwin arm64 23.1.0" "macOS, which has no Valgrind and no unnamed semaphores"
  refused "Linux aarch64 6.1.0" "aarch64: the explorer knows only x86-64 so far"
  refused "Linux x86_64 4.4.0-19041-Microsoft" "WSL 1"
  refused "FreeBSD amd64 14.0" "FreeBSD"
}

@test "WSL 2 is Linux." {
  run -0 env RACELAB_MACHINE="Linux x86_64 5.15.90.1-microsoft-standard-WSL2" harness/machine
  is "$output" ""
}

@test "make demo on another processor ends with that line, before it installs anything." {
  mkdir -p "$BATS_TEST_TMPDIR/bin" "$BATS_TEST_TMPDIR/fresh"
  cp -a Makefile harness labs "$BATS_TEST_TMPDIR/fresh"
  printf '#!/bin/sh\ncase $1 in -m) echo aarch64 ;; *) exec /usr/bin/uname "$@" ;; esac\n' >"$BATS_TEST_TMPDIR/bin/uname"
  printf '#!/bin/sh\necho "$0" >>%q\n' "$BATS_TEST_TMPDIR/called" >"$BATS_TEST_TMPDIR/bin/apt-get"
  for tool in dpkg-query sudo cc gcc; do cp "$BATS_TEST_TMPDIR/bin/apt-get" "$BATS_TEST_TMPDIR/bin/$tool"; done
  chmod +x "$BATS_TEST_TMPDIR/bin/"*
  cd "$BATS_TEST_TMPDIR/fresh"
  run -2 env PATH="$BATS_TEST_TMPDIR/bin:$PATH" make demo
  is "${lines[0]}" "racelab: cannot judge on aarch64: the explorer knows only x86-64 so far; use Debian 12 or 13 on an x86-64 processor, or a container of one"
  [[ ${lines[1]} == *"Error 3" ]] # make's own exit code is 2
  is "${#lines[@]}" 2
  [ ! -e "$BATS_TEST_TMPDIR/called" ]
}
