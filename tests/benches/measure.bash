# What the parts of `make bench` are written with. REPEAT in the environment says how often each
# thing is measured.
#
#   now                    microseconds since some day
#   median                 of the numbers on standard input
#   measure COMMAND...     median microseconds of a command

export LC_ALL=C
repeat=${REPEAT:-7}

now() { local t=$EPOCHREALTIME; echo $((${t%.*} * 1000000 + 10#${t#*.})); }

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR ? v[int((NR + 1) / 2)] : 0) }'; }

measure() {
  local i begin
  for ((i = 0; i < repeat; i++)); do
    begin=$(now)
    "$@" >/dev/null 2>&1
    echo $(($(now) - begin))
  done | median
}
