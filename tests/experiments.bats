#!/usr/bin/env bats
# A lab with nothing to edit: its program prints numbers, the student predicts them.
# also under ASan

load helpers

setup_file() {
  make_house
  LAB=$HOUSE/labs/03-numbers
  export LAB
  mkdir -p "$LAB/.shipped"
  cat >"$LAB/main.c" <<'END'
#include <stdio.h>
int main(void) { printf("count = 4\nratio = 1.93\nodd = cannot: it is Sunday\nshaky = 1.5\nbusy = not now: too busy\n"); return 0; }
END
  cat >"$LAB/lab.conf" <<'END'
title = Numbers
program = main.c
edit =
expect.verdict = wrong
points.numbers = 5
points.words = 2
answer.count.ask = How many?
answer.count.check = measured count
answer.ratio.ask = How much?
answer.ratio.check = measured ratio
answer.ratio.bands = 1:0.7-1.4 2:1.6-2.4
answer.odd.ask = How odd?
answer.odd.check = measured odd
answer.shaky.ask = How shaky?
answer.shaky.check = measured shaky
answer.shaky.bands = 1:0.7-1.4 2:1.6-2.4
answer.busy.ask = How busy?
answer.busy.check = measured busy
answer.kind.ask = One or two?
answer.kind.check = choice one two
answer.why.ask = Why?
answer.why.check = text
END
  # Bats would take an "@test" here for one of this file's.
  sed 's/^CHECK/@test/' >"$LAB/grade.bats" <<'END'
load ../../harness/grade
CHECK "The experiments ran to their end." {
  check measured
  [ "$(fact measured.status)" = ok ] || cannot_judge "they did not: $(fact measured.error)"
  [ -z "$(fact answers.lesson)" ] || lesson "$(fact answers.lesson)"
}
CHECK "The numbers fit." {
  check numbers
  fits count ratio odd shaky busy
}
CHECK "The words fit." {
  check words
  fits kind why
}
END
  printf '# Numbers\n' >"$LAB/README.md"
  printf '## Hint 1\n\nCount.\n' >"$LAB/hints.md"
  printf '%s =\n' count ratio odd shaky busy kind why >"$LAB/answers.conf"
  cp "$LAB/answers.conf" "$LAB/.shipped"
  cp -a "$LAB" "$BATS_FILE_TMPDIR/kept"
}

setup() {
  cd "$HOUSE"
  rm -rf "$LAB" build/cache/shipped-03-*
  cp -a "$BATS_FILE_TMPDIR/kept" "$LAB"
}

RIGHT=('count = 4' 'ratio = 2' 'odd = 7' 'shaky = 1' 'busy = 3' 'kind = one' 'why = To see it.')

# answered CODE LINE... : these are the answers, in the lab's folder
answered() {
  local code=$1
  shift
  printf '%s\n' "$@" >"$LAB/answers.conf"
  run "-$code" "$RACELAB" check 3
}
found() { sed -n "s/^answer\.$1 = //p" build/you/03-numbers/evidence.conf; }
asked() { RESULT=build/you/03-numbers/result.json result "$1"; }
runs() { ls "build/shipped/03-numbers/run"/*.out | wc -l; }

@test "Right predictions solve the lab, and the result is valid." {
  answered 0 "${RIGHT[@]}"
  is "$(asked .result.verdict) $(asked .result.points)" "solved 6"
  run -0 valid build/you/03-numbers/result.json
}

@test "As shipped it is not solved, and says how many questions wait." {
  run -1 "$RACELAB" check 3
  is "$(asked .result.verdict) $(asked .result.points)" "wrong 0"
  says "NOT SOLVED: some answers are missing or wrong"
  says "answers.conf is still empty: 7 questions wait there."
  says "make run LAB=03"
}

@test "A count must fit exactly, and the message tells both numbers." {
  answered 1 'count = 5' "${RIGHT[@]:1}"
  says "\`count\`: you predicted 5, but it is 4."
  is "$(asked .result.points)" 5
}

@test "A ratio fits when it lies in the band of what was measured, however it is written." {
  for prediction in 2 1.7 '1,9' 2.0 '~2' 'about 2' 2x '2 times'; do
    answered 0 "ratio = $prediction" "${RIGHT[@]:0:1}" "${RIGHT[@]:2}"
  done
  for prediction in 1 1.5 4 -2; do
    answered 1 "ratio = $prediction" "${RIGHT[@]:0:1}" "${RIGHT[@]:2}"
    says "\`ratio\`: you predicted $prediction, but it is about 2."
  done
}

@test "What is no number is told with its line." {
  for prediction in twice 0x2 nan inf 2.0.0 '2 or 3' '-'; do
    answered 1 'count = 4' "ratio = $prediction" "${RIGHT[@]:2}"
    says "answers.conf:2: \`ratio\` should be a number, like 3 or 1.5, not \`$prediction\`."
    is "$(found ratio)" unknown
  done
}

@test "What this machine cannot measure counts as right, and the check says why." {
  answered 0 "${RIGHT[@]}"
  is "$(found odd) $(found shaky) $(found busy)" "answered answered answered"
  says "\`odd\` counts as right: it is Sunday."
  says "\`busy\` counts as right: too busy."
  says "\`shaky\` counts as right: this machine is too busy to measure it."
}

@test "What may come out better is measured three times, and never kept." {
  answered 0 "${RIGHT[@]}"
  is "$(runs)" 3
  run ! compgen -G 'build/cache/shipped-03-*'
}

@test "Settled numbers are measured once and kept for every later check." {
  sed -i '/shaky\|busy/d' "$LAB/lab.conf"
  sed -i 's/ shaky busy//' "$LAB/grade.bats"
  answered 0 "${RIGHT[@]:0:3}" "${RIGHT[@]:5}"
  is "$(runs)" 1
  grep -qx 'measured.count = 4' build/cache/shipped-03-*
  sed -i 's/^measured.count = .*/measured.count = 12/' build/cache/shipped-03-*
  answered 0 'count = 12' "${RIGHT[@]:1:2}" "${RIGHT[@]:5}"
}

@test "A number that comes out well in a later attempt is taken from there." {
  cat >"$LAB/main.c" <<'END'
#include <stdio.h>
int main(void)
{
  FILE *file = fopen("before", "r");
  printf("count = 4\nratio = %s\nodd = 1\nshaky = 1\nbusy = 1\n", file ? "2.1" : "1.5");
  return fopen("before", "w") == NULL;
}
END
  answered 0 'count = 4' 'ratio = 2' 'odd = 1' 'shaky = 1' 'busy = 1' "${RIGHT[@]:5}"
  is "$(runs)" 2
}

@test "Free text is kept in the result, and only that." {
  answered 0 "${RIGHT[@]}"
  is "$(asked '.result.answers | tostring')" '{"why":"To see it."}'
}

@test "Without text the lab is not solved." {
  answered 1 "${RIGHT[@]:0:6}" 'why ='
  says "Not answered yet: why."
  is "$(asked '.result.answers | tostring')" '{}'
}

@test "Experiments that break are nobody's grade." {
  echo 'int main(void) { __builtin_trap(); }' >"$LAB/main.c"
  answered 3 "${RIGHT[@]}"
  is "$(asked .result.verdict)" cannot-judge
  says "the program killed"
  echo 'int main(void) { return 0 }' >"$LAB/main.c"
  answered 3 "${RIGHT[@]}"
  says "main.c:1:"
  echo 'int puts(const char *); int main(void) { puts("count 4"); }' >"$LAB/main.c"
  answered 3 "${RIGHT[@]}"
  says "its output:1: expected \`key = value\`"
}

# refused OLD NEW SENTENCE: a lab.conf that cannot be checked is our own fault, told with its line
refused() {
  cp "$BATS_FILE_TMPDIR/kept/lab.conf" "$LAB"
  sed -i "s/$1/$2/" "$LAB/lab.conf"
  answered 4 "${RIGHT[@]}"
  says "$3"
}

@test "A question that cannot be checked is told with file and line." {
  refused 'check = text' 'check = essay' "labs/03-numbers/lab.conf:22: \`answer.why.check\` should begin with one of: variable functions outcomes choice measured text"
  refused '.*why.check.*' '' "labs/03-numbers/lab.conf:21: \`answer.why.check\` should begin with one of:"
  refused 'measured count' 'measured' "labs/03-numbers/lab.conf:8: \`answer.count.check\` should name one key"
  refused 'measured count' 'measured cuont' "labs/03-numbers/lab.conf:8: \`answer.count.check\` names \`cuont\`, which the program does not print"
  refused 'choice one two' 'choice' "labs/03-numbers/lab.conf:20: \`answer.kind.check\` offers no words"
  for bands in '1-2' '2:2.4-1.6' ':1-2' '2:a-b' '2:1.6' '2:1.6-2.4x'; do
    refused 'ratio.bands = .*' "ratio.bands = $bands" "labs/03-numbers/lab.conf:11: \`answer.ratio.bands\` should hold words like 2:1.6-2.4, name:low-high, not \`$bands\`"
  done
}

@test "run shows what the program prints, once, and asks for the predictions." {
  run -0 "$RACELAB" run 3
  is "$(grep -cx '  count = 4' <<<"$output")" 1
  says "Next: your predictions in labs/03-numbers/answers.conf, then make check LAB=03"
}

@test "detect, explore and replay have nothing to do here, and say so." {
  for verb in detect explore; do
    run -3 "$RACELAB" "$verb" 3
    says "\`run\` is the tool for it"
  done
  run -3 "$RACELAB" replay 3 'm1'
  says "cannot replay"
}

@test "show, hint, reset and list know it." {
  run -0 "$RACELAB" show 3
  says "your predictions in labs/03-numbers/answers.conf"
  run -0 "$RACELAB" hint 3
  says "Count."
  echo 'count = 9' >"$LAB/answers.conf"
  run -0 "$RACELAB" reset 3 --all
  run -0 diff "$LAB/answers.conf" "$LAB/.shipped/answers.conf"
  run -0 "$RACELAB" list
  says "Numbers"
}

@test "grade finds it in its folder, and as a lone answers.conf that answers its questions." {
  mkdir -p "$BATS_TEST_TMPDIR/ada/03-numbers" "$BATS_TEST_TMPDIR/bob" "$BATS_TEST_TMPDIR/eve"
  printf '%s\n' "${RIGHT[@]}" | tee "$BATS_TEST_TMPDIR/ada/03-numbers/answers.conf" >"$BATS_TEST_TMPDIR/bob/answers.conf"
  for who in ada bob; do
    run -0 "$RACELAB" grade "$BATS_TEST_TMPDIR/$who" --out "$BATS_TEST_TMPDIR/out"
    says "03-numbers solved 6/7"
  done
  echo 'variable = i' >"$BATS_TEST_TMPDIR/eve/answers.conf"
  run -1 "$RACELAB" grade "$BATS_TEST_TMPDIR/eve" --out "$BATS_TEST_TMPDIR/out"
}
