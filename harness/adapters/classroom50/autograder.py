#!/usr/bin/env python3
"""Classroom 50's runner calls it in the student's checkout, and reads ./result.json.

It leaves with 0 when it graded, whatever the grade. Any other code is an error of ours: the runner then
records that nobody was judged.
"""
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main():
    Path("result.json").unlink(missing_ok=True)
    home = Path(subprocess.run([HERE / "racelab-home", HERE], check=True, stdout=subprocess.PIPE, text=True).stdout.strip())
    labs = (HERE / "labs").read_text().split()
    with tempfile.TemporaryDirectory() as out:
        # The runner's words stay with us: what is graded has an environment of its own.
        code = subprocess.run([home / "harness/adapters/grade-labs", os.getcwd(), out, *labs]).returncode
        if code >= 3:
            print(f"::error title=racelab::Cannot judge this submission, so it gets no grade (exit {code}).")
            return code
        done = subprocess.run([home / "build/racelab", "export", "--format", "classroom50", out], stdout=subprocess.PIPE)
        if done.returncode:
            return done.returncode
        part = Path(out) / "result.json.part"
        part.write_bytes(done.stdout)
        shutil.move(part, "result.json")
    return 0


sys.exit(main())
