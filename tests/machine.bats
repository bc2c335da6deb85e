#!/usr/bin/env bats
# The machines that the lab refuses, and those that are unlike ours and must not be noticed.

load helpers

setup_file() {
  make_house
  with_solutions
}
setup() { cd "$HOUSE"; }
teardown() { [ -z "${ELSEWHERE:-}" ] || rm -rf "$ELSEWHERE"; }

# elsewhere NAME : a copy of the house in a folder that everybody may reach; becomes the current one
elsewhere() {
  ELSEWHERE=$(mktemp -d /var/tmp/racelab.XXXXXX)
  chmod 755 "$ELSEWHERE"
  cp -a "$HOUSE" "$ELSEWHERE/$1"
  cd "$ELSEWHERE/$1"
}

# judges COMMAND... : with it before racelab, everything works from the calibration on. The
# folders that it writes stand in the current one.
judges() {
  rm -rf build/cache/calibration-* build/cache/tools.conf out
  run -0 "$@" build/racelab doctor
  says "fit to judge"
  run -0 "$@" build/racelab grade solutions/02-accumulator --out out
  is "$(RESULT=out/02-accumulator/result.json result '.result | "\(.verdict) \(.points)"')" "solved 16"
  run -1 "$@" build/racelab detect 2
  says "a data race on \`i\`, seen by ThreadSanitizer"
  says "a data race on \`i\`, seen by Helgrind"
  says "accumulator.c:24 i++;"
  run -1 "$@" build/racelab explore 2
  says "\`i\`: write in increment() at accumulator.c:24"
}

@test "In a folder whose name has blanks, quotes and letters beyond ASCII." {
  elsewhere "Größe 'n Maß – läb"
  judges env
}

@test "As an ordinary user, whose home cannot be written to." {
  elsewhere lab
  local nobody=(setpriv --reuid=65534 --regid=65534 --clear-groups)
  if [ "$(id -u)" != 0 ]; then
    judges env HOME=/proc
  elif "${nobody[@]}" true; then
    chown -R 65534:65534 .
    judges "${nobody[@]}" env HOME=/proc USER=nobody
  else # a chroot that only root may enter: without root's powers, then
    judges setpriv --inh-caps=-all --bounding-set=-all --no-new-privs env HOME=/proc USER=nobody
  fi
}

@test "With umask 077, LANG=C and temporary files elsewhere." {
  elsewhere lab
  mkdir -m 700 "$ELSEWHERE/temporary files"
  judges sh -c 'umask 077; exec "$@"' private env LANG=C LC_ALL=C TMPDIR="$ELSEWHERE/temporary files"
  is "$(ls -A "$ELSEWHERE/temporary files")" ""
}

@test "With a TMPDIR that is not there." {
  judges env TMPDIR=/no/such/folder
}

@test "Where personality() is refused, as in a default Docker." {
  cc -Wall -Werror "$ROOT/tests/machines/no_personality.c" -o "$BATS_TEST_TMPDIR/no_personality"
  judges "$BATS_TEST_TMPDIR/no_personality"
  run "$BATS_TEST_TMPDIR/no_personality" build/racelab doctor
  says "addresses cannot be fixed here"
}

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
