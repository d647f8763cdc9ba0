"""Counts the instructions of fixed work by a simulated processor, against thresholds.

Two runs of so many rounds differ by what those rounds take, so that starting and preparing cost nothing.
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BUILT = pathlib.Path(__file__).resolve().parents[1] / ".build/release/okr-bench"

# Work: a unit, how many of it a round does, the rounds of both runs, and the instructions that one may take. Each threshold is
# a tenth above what was counted when it was set. Raise one only with the reason in the commit.
WORK = {
    "engine.check_ins": ("a check-in", 512, (4, 12), 2_100),
    "engine.full_recompute": ("a key result", 10_000, (2, 6), 350),
    "engine.move_subtree": ("a move and a weight", 1, (2, 6), 9_000),
    "engine.add_subtree": ("a key result", 3_000, (2, 6), 4_200),
    "state.load": ("a key result", 10_000, (1, 3), 33_000),
    "state.commit": ("a check-in", 512, (2, 6), 14_800),
    "state.rollup": ("a rollup", 1, (2, 102), 55_500),
    "state.tree_outline": ("a line", 13_332, (2, 6), 665),
    "state.tree_page": ("a line", 1_000, (2, 12), 16_500),
    "wire.decode": ("a check-in", 1_000, (2, 6), 5_900),
    "wire.encode": ("a check-in", 1_000, (2, 6), 2_700),
}
# Below this share of its threshold one is told to lower it.
LOOSE = 0.8


def instructions(bench, work, rounds):
    """Those of a whole run, with hashing that is the same each time."""
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bench, "--count", work, str(rounds)]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env={**os.environ, "SWIFT_DETERMINISTIC_HASHING": "1"})
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stderr}")
    return int(found[1])


def main():
    names = sys.argv[1:] or list(WORK)
    unknown = [name for name in names if name not in WORK]
    if unknown:
        raise SystemExit(f"There is no work {' '.join(unknown)}; there is:\n  " + "\n  ".join(WORK))
    with tempfile.TemporaryDirectory(prefix="okr-bench-") as folder:
        # valgrind gives up on this compiler's debugging information.
        bench = f"{folder}/okr-bench"
        subprocess.run(["strip", "--strip-debug", "-o", bench, str(BUILT)], check=True)
        failed = check(bench, names)
    print(f"{len(names) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


def check(bench, names):
    """Prints a line for each; returns how many take too many."""
    failed = 0
    print(f"{'WORK':24} {'INSTRUCTIONS':>14} {'THRESHOLD':>10}")
    for name in names:
        unit, each, (few, many), threshold = WORK[name]
        counted = (instructions(bench, name, many) - instructions(bench, name, few)) / ((many - few) * each)
        verdict = "" if counted <= threshold else "  too many"
        if counted < threshold * LOOSE:
            verdict = "  lower the threshold"
        failed += counted > threshold
        print(f"{name:24} {counted:14,.0f} {threshold:10,.0f}  {unit}{verdict}", flush=True)
    return failed


main()
