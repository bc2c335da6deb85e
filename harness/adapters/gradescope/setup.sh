#!/usr/bin/env bash
# Gradescope runs it once, when it makes the image: racelab is unpacked and built.
set -euo pipefail
source=${AUTOGRADER:-/autograder}/source
"$source/racelab-home" "$source"
