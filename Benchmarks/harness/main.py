"""Runs the rows that were asked for, prints them as a table, and writes them as JSON."""
import argparse
import json
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import traceback

import cold_load
import latency
import reads
import rollups
import server
import watch

HERE = pathlib.Path(__file__).parent
BENCH = HERE.parent / ".build/release/okr-bench"

# Rows that okr-bench measures with a peer in its own process.
ALONE = ["engine.full_recompute.c", "engine.check_in.batched", "engine.check_in.single", "engine.bytes_per_key_result",
         "wire.decode", "wire.encode"]
# Rows whose peer is a database: the peer's script, its name, and the goal.
DATABASES = {
    "engine.full_recompute.sql": ("postgres_peer.py", "SQL in PostgreSQL", 800),
    "engine.full_recompute.duckdb": ("duckdb_peer.py", "DuckDB, 2 threads", 80),
}
# Rows that a running server is measured for.
SERVER = server.NAMES
# Rows of modules of their own: each measures those of its NAMES that are asked for.
OTHERS = [latency, rollups, watch, reads, cold_load]
NAMES = [ALONE[0], *DATABASES, *ALONE[1:], *SERVER, *(name for module in OTHERS for name in module.NAMES)]


def say(text):
    print(text, file=sys.stderr, flush=True)


def bench(quick, *words):
    command = [str(BENCH), *(["--quick"] if quick else []), *words]
    done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
    return done.stdout


def alone(names, quick):
    return [json.loads(line) for line in bench(quick, *names).splitlines()]


def beside_databases(names, quick):
    """Our time on all lanes is taken before and after the peers', so that both see the same machine."""
    rows = []
    folder = pathlib.Path(tempfile.mkdtemp(prefix="okr-bench-forest-", dir="/tmp"))
    try:
        folder.chmod(0o755)
        bench(quick, "--dump", str(folder))
        for name in names:
            script, peer, goal = DATABASES[name]
            ours = [json.loads(bench(quick, "engine.full_recompute.lanes"))]
            command = [sys.executable, "-B", str(HERE / script), str(folder), "3" if quick else "5"]
            done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
            ours.append(json.loads(bench(quick, "engine.full_recompute.lanes")))
            theirs = statistics.median(float(line) for line in done.stdout.split())
            value = statistics.median(row["value"] for row in ours)
            rows.append({
                "name": name, "value": value, "unit": "ms", "better": "lower", "peer": peer, "peer_value": theirs,
                "ratio": theirs / value, "goal": goal, "n": sum(row["n"] for row in ours),
                "min": min(row["min"] for row in ours), "max": max(row["max"] for row in ours)})
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return rows


# What measures which rows; each is run for those that are asked for.
GROUPS = [(ALONE, alone), (list(DATABASES), beside_databases), (SERVER, server.rows),
          *((module.NAMES, module.rows) for module in OTHERS)]


def number(value):
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 1000 else f"{value:.3g}"


def table(rows):
    """A bar is full at the goal; what reaches it is marked."""
    lines = [f"{'ROW':34} {'OURS':>12} {'PEER':>12}  {'RATIO':>7} {'GOAL':>6}"]
    for row in rows:
        share = min(row["ratio"] / row["goal"], 1.0)
        bar = "█" * round(share * 12)
        mark = "✓" if row["ratio"] >= row["goal"] else " "
        ours, peer = (f"{number(row[key])} {row['unit']}" for key in ("value", "peer_value"))
        lines.append(
            f"{row['name']:34} {ours:>12} {peer:>12}  {number(row['ratio']):>7} {number(row['goal']):>6} "
            f"{mark} {bar:░<12}  {row['peer']}")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--json")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    wanted = [name for name in NAMES if not options.names or any(
        name == asked or name.startswith(asked + ".") for asked in options.names)]
    if not wanted:
        raise SystemExit(f"There is no row {' '.join(options.names)}; there are:\n  " + "\n  ".join(NAMES))
    rows, lost = [], []
    for names, measure in GROUPS:
        asked = [name for name in wanted if name in names]
        if not asked:
            continue
        say(f"measuring {', '.join(asked)} …")
        try:
            rows += measure(asked, options.quick)
        except (OSError, RuntimeError, subprocess.SubprocessError):
            # The others are measured all the same.
            traceback.print_exc()
            lost += asked
    rows.sort(key=lambda row: NAMES.index(row["name"]))
    print(table(rows))
    if options.json:
        pathlib.Path(options.json).write_text(json.dumps(rows, indent=1) + "\n")
        say(f"wrote {options.json}")
    if lost:
        raise SystemExit(f"not measured, for the reasons above: {', '.join(lost)}")


main()
