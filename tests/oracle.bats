#!/usr/bin/env bats
# The explorer against an engine without its tricks (explorer-oracle/): every access a scheduling
# point, no state merged, vector clocks for the races. ORACLE_SEED and ORACLE_COUNT ask for others.

load helpers

setup_file() { cd "$ROOT" && tests/explorer-oracle/build; }

@test "The naive engine counts the executions that can be counted by hand." {
  run -0 "$ROOT/build/tests/oracle" --known
}

@test "Both find the same outcomes, races, deadlocks and misuse in 20000 random programs." {
  run "$ROOT/build/tests/oracle" "${ORACLE_SEED:-1}" "${ORACLE_COUNT:-20500}"
  echo "from seed ${ORACLE_SEED:-1}: $output"
  [ "$status" = 0 ]
  # Fewer are compared than made: those with too many schedules for the naive engine are left out.
  [[ $output =~ ^([0-9]+)' programs: '([0-9]+)' racy, '([0-9]+)' clean, '([0-9]+)' deadlocking, '([0-9]+)' misusing, '([0-9]+)' weak' ]]
  for number in "${BASH_REMATCH[@]:1}"; do
    # Enough of every kind, so that agreeing on them means something.
    [ "$number" -ge "$((${ORACLE_COUNT:-20500} / 40))" ]
  done
  [ -n "${ORACLE_COUNT:-}" ] || [ "${BASH_REMATCH[1]}" -ge 20000 ]
}
