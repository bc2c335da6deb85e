#!/usr/bin/env bash
# The wrapper runs it when it is started with `run-setup`: racelab is unpacked and built.
set -euo pipefail
source=${AUTOGRADER:-/autograder}/source
"$source/racelab-home" "$source"
