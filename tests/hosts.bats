#!/usr/bin/env bats
# A course is graded on other hosts, too: here this one, by ssh.

load helpers
load course

setup_file() { make_house; }
setup() {
  course_room
  [ -x /usr/sbin/sshd ] || skip "sshd is not installed"
  start_sshd
}
teardown() { [ ! -e "$BATS_TEST_TMPDIR/ssh/pid" ] || kill "$(cat "$BATS_TEST_TMPDIR/ssh/pid")"; }

# An sshd of our own: a port, a key and a configuration that nobody else has.
start_sshd() {
  local room=$BATS_TEST_TMPDIR/ssh
  mkdir -m 700 "$room"
  [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
  PORT=$((20000 + RANDOM % 20000))
  ssh-keygen -q -t ed25519 -N '' -f "$room/key"
  cp "$room/key.pub" "$room/known"
  printf '%s\n' "Port $PORT" "ListenAddress 127.0.0.1" "HostKey $room/key" "PidFile $room/pid" \
    "AuthorizedKeysFile $room/known" "StrictModes no" "UsePAM no" "PasswordAuthentication no" >"$room/sshd"
  /usr/sbin/sshd -f "$room/sshd" -E "$room/log" 3>&-
  wait_until test -s "$room/pid"
  LOGIN="ssh -p $PORT -i $room/key -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR 127.0.0.1"
}

@test "Hosts of a file grade the same list, and what they need is in the folders that they share." {
  stub "$IN/ada's/accumulator.c" "$IN/bob/accumulator.c" "$IN/eve/accumulator.c"
  printf '1/%s\n' "$LOGIN" >"$BATS_TEST_TMPDIR/hosts"
  course --hosts "$BATS_TEST_TMPDIR/hosts"
  is "$status" 0
  says "3 hand-ins: 3 graded"
  grep -q 'Accepted publickey' "$BATS_TEST_TMPDIR/ssh/log"
  whole
}

@test "A host that cannot be reached loses nothing: its entries wait for --resume." {
  stub "$IN/ada/accumulator.c" "$IN/bob/accumulator.c"
  echo "1/ssh -p 1 127.0.0.1" >"$BATS_TEST_TMPDIR/hosts"
  course --hosts "$BATS_TEST_TMPDIR/hosts"
  is "$status" 3
  says "2 not graded yet"
  says "Connection refused"
  course --resume
  is "$status" 0
  whole
}

@test "A file of hosts that is not there is a mistake of whoever typed it." {
  stub "$IN/ada/accumulator.c"
  course --hosts "$BATS_TEST_TMPDIR/nowhere"
  is "$status" 2
}
