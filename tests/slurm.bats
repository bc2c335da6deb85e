#!/usr/bin/env bats
# A Slurm array grades the frozen list: a controller and one node, both on this machine.

load helpers
load course

setup_file() {
  make_house
  cp -a "$ROOT/harness/adapters" "$HOUSE/harness"
  ROOM_OF_SLURM=$BATS_FILE_TMPDIR/slurm
  mkdir -p "$ROOM_OF_SLURM"/{state,spool,munge}
  export SLURM_CONF=$ROOM_OF_SLURM/slurm.conf ROOM_OF_SLURM
  can_start || return 0
  start_slurm
}
setup() {
  can_start || skip "slurmctld, slurmd and munged are not installed, or you are not root"
  course_room
}
teardown_file() {
  for name in slurmd slurmctld munged; do
    [ ! -s "$ROOM_OF_SLURM/$name.pid" ] || kill "$(cat "$ROOM_OF_SLURM/$name.pid")" || true
  done
}

can_start() { [ "$(id -u)" = 0 ] && [ -x /usr/sbin/slurmctld ] && [ -x /usr/sbin/slurmd ] && [ -x /usr/sbin/munged ]; }
idle() { [ "$(sinfo -h -o %t 2>/dev/null)" = idle ]; }
ended() { idle && [ -z "$(squeue -h)" ]; }

start_slurm() {
  local room=$ROOM_OF_SLURM port=$((20000 + RANDOM % 20000))
  chmod 700 "$room/munge"
  dd if=/dev/urandom of="$room/munge/key" bs=128 count=1 status=none
  chmod 400 "$room/munge/key"
  munged --force --key-file="$room/munge/key" --socket="$room/socket" --pid-file="$room/munged.pid" \
    --log-file="$room/munge/log" --seed-file="$room/munge/seed" 3>&-
  printf '%s\n' ClusterName=loop "SlurmctldHost=$(hostname -s)(127.0.0.1)" SlurmUser=root SlurmdUser=root \
    AuthType=auth/munge "AuthInfo=socket=$room/socket" "StateSaveLocation=$room/state" \
    "SlurmdSpoolDir=$room/spool" "SlurmctldPidFile=$room/slurmctld.pid" "SlurmdPidFile=$room/slurmd.pid" \
    "SlurmctldLogFile=$room/slurmctld.log" "SlurmdLogFile=$room/slurmd.log" "SlurmctldPort=$port" \
    "SlurmdPort=$((port + 1))" ProctrackType=proctrack/linuxproc TaskPlugin=task/none \
    SelectType=select/cons_tres SwitchType=switch/none MpiDefault=none ReturnToService=2 MaxArraySize=4 \
    "NodeName=$(hostname -s) NodeAddr=127.0.0.1 CPUs=$(nproc) State=UNKNOWN" \
    "PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP" >"$SLURM_CONF"
  slurmctld 3>&-
  slurmd 3>&-
  wait_until idle
}

@test "An array grades the list that was frozen, in fewer tasks than there are entries, and grade-all sees it." {
  for name in ada bob "o'neil x" eve fay; do stub "$IN/$name/accumulator.c"; done
  course --freeze
  is "$status" 0
  is "$(ls "$OUT/graded" 2>/dev/null)" ""
  run harness/adapters/slurm/grade-course "$OUT"
  is "$status" 0
  wait_until ended
  whole
  course --resume
  says "5 hand-ins: 5 graded"
  is "$(grep -c '"what":"graded"' "$OUT/journal.jsonl")" 5
}

@test "Without a list there is nothing to submit." {
  mkdir -p "$OUT"
  run harness/adapters/slurm/grade-course "$OUT"
  is "$status" 2
  says "--freeze\` makes it"
}
