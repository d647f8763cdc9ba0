"""Measures how cost grows with size: curves of points, each with what it took of the processors."""
import argparse
import dataclasses
import json
import math
import pathlib
import resource
import signal
import subprocess
import sys
import time

import client_load
import pictures
import processes
import server

BENCH = server.LOAD.parent / "okr-bench"
MEGABYTE = 1e6
# Descriptors that the client and the server need beside one a connection.
SPARE_DESCRIPTORS = 200


@dataclasses.dataclass
class Column:
    """A figure of each point: its key, its heading, and its value as text."""
    key: str
    heading: str
    text: object


@dataclasses.dataclass
class Curve:
    name: str
    title: str
    x_title: str
    columns: list
    # Panels of the picture: a title, (key, name) of each line, and whether tenfold steps are alike.
    panels: list
    finding: object
    points: list = dataclasses.field(default_factory=list)
    # What was left out, and why.
    notes: list = dataclasses.field(default_factory=list)

    def add(self, x, **values):
        self.points.append({"x": x, **values})
        words = ", ".join(f"{column.heading} {column.text(values[column.key])}" for column in self.columns)
        say(f"  {pictures.count(x)}: {words}")

    def note(self, words):
        self.notes.append(words)
        say(f"  {words}")

    def table(self):
        rows = [[self.x_title, *(column.heading for column in self.columns)]]
        for point in self.points:
            rows.append([pictures.count(point["x"]), *(column.text(point[column.key]) for column in self.columns)])
        widths = [max(map(len, column)) for column in zip(*rows)]
        lines = ["  ".join(word.rjust(width) for word, width in zip(row, widths)) for row in rows]
        return "\n".join([self.title, *lines, *self.notes])

    def svg(self):
        texts = {column.key: column.text for column in self.columns}

        def line(key, name):
            return pictures.Line([(point["x"], point[key]) for point in self.points], name)

        panels = [
            pictures.Panel(title, [line(*which) for which in lines], texts[lines[0][0]], is_logarithmic, has_values=True)
            for title, lines, is_logarithmic in self.panels]
        finding = " ".join([self.finding(self.points[0], self.points[-1]), *self.notes])
        return pictures.Picture(
            f"growth-{self.name}", self.title, finding, self.x_title, panels, pictures.short, is_logarithmic=True,
            columns=2).svg()


def say(words):
    print(words, file=sys.stderr, flush=True)


# ── Values as text ──

count = pictures.count


def hundredth(value):
    return f"{value:.2f}"


PROCESSORS = [Column("okrd", "okrd's processors", hundredth), Column("postgres", "PostgreSQL's", hundredth),
              Column("client", "the client's", hundredth), Column("others", "all others'", hundredth)]
PROCESSOR_LINES = [("okrd", "okrd"), ("postgres", "PostgreSQL"), ("client", "client"), ("others", "others")]


# ── The engine ──


def engine(quick):
    curve = Curve(
        "engine", "The engine alone", "key results",
        [Column("recompute", "recompute ms", count), Column("lanes", "on all lanes ms", count),
         Column("recompute_c", "in C ms", count), Column("each", "ns a key result", count), Column("each_c", "in C ns", count),
         Column("check_in", "check-in ns", count), Column("check_in_c", "in C ns", count)],
        [("Full recompute, ms", [("recompute", "engine"), ("recompute_c", "plain C")], True),
         ("Full recompute, ns a key result", [("each", "engine"), ("each_c", "plain C")], False),
         ("A check-in in a batch of 512, ns", [("check_in", "engine"), ("check_in_c", "plain C")], False)],
        lambda first, last: (
            f"{count(last['x'])} key results are computed anew in {count(last['recompute'])} ms on one lane, "
            f"{count(last['each'])} ns each, and {count(first['each'])} ns at {count(first['x'])}; a check-in goes from "
            f"{count(first['check_in'])} to {count(last['check_in'])} ns as rows leave the caches and levels are added."))
    for size in (10**3, 10**4, 10**5, 10**6) if quick else (10**3, 10**4, 10**5, 10**6, 10**7):
        words = [BENCH, *(["--quick"] if quick else []), "--key-results", size,
                 "engine.full_recompute.c", "engine.full_recompute.lanes", "engine.check_in.batched"]
        command = [str(word) for word in words]
        done = subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        found = {row["name"]: row for row in map(json.loads, done.stdout.splitlines())}
        recompute, check_in = found["engine.full_recompute.c"], found["engine.check_in.batched"]
        curve.add(
            size, recompute=recompute["value"], recompute_c=recompute["peer_value"],
            lanes=found["engine.full_recompute.lanes"]["value"], each=recompute["value"] * 1e6 / size,
            each_c=recompute["peer_value"] * 1e6 / size, check_in=check_in["value"], check_in_c=check_in["peer_value"])
    return curve


# ── A server under load ──


def watched(target):
    watch = processes.Watch()
    watch.add("okrd", target.process.pid)
    postmaster = processes.read(target.folder / "data/postgres/postmaster.pid").split("\n")[0]
    watch.add("postgres", int(postmaster), with_children=True)
    return watch


def client_run(target, **options):
    """`okr load`'s report, the processors taken meanwhile, and okrd's memory at the end of the calls."""
    with watched(target) as watch:
        load = client_load.ClientLoad(target, **options)
        try:
            watch.add("client", load.process.pid)
            load.has_ended.wait()
            memory = processes.resident_bytes(target.process.pid)
            report = load.result()
        finally:
            load.stop()
    if not report["holds"]:
        raise RuntimeError("okr load: " + client_load.failures(report))
    return report, watch.processors(load.began, load.ended), memory / MEGABYTE


def latency(report, call, percentile):
    """In milliseconds."""
    return client_load.calls(report, call)["latency_microseconds"][percentile] / 1e3


def load_curve(name, title, x_title, what, points):
    """A curve at a fixed rate: `points` gives each x with the options of its load."""
    curve = Curve(
        name, title, x_title,
        [Column("check_in_p50", "check-in p50 ms", count), Column("check_in_p99", "p99 ms", count),
         Column("read_p99", "read p99 ms", count), Column("rollup_p99", "rollup p99 ms", count),
         Column("memory", "okrd MB", count), Column("achieved", "calls a second", count), *PROCESSORS],
        [("Latency of check-ins, ms", [("check_in_p99", "p99"), ("check_in_p50", "p50")], True),
         ("p99 of answers that only read, ms", [("rollup_p99", "rollup"), ("read_p99", "read")], True),
         ("okrd's resident memory, MB", [("memory", "")], False), ("Processors in use", PROCESSOR_LINES, False)],
        lambda first, last: (
            f"{what} From {count(first['x'])} to {count(last['x'])} {x_title}, the p99 of check-ins goes from "
            f"{count(first['check_in_p99'])} to {count(last['check_in_p99'])} ms, that of rollups from "
            f"{count(first['rollup_p99'])} to {count(last['rollup_p99'])} ms, okrd's memory from {count(first['memory'])} to "
            f"{count(last['memory'])} MB."))
    for x, options in points:
        if not descriptors_suffice(curve, options["connections"]):
            continue
        with server.Server(is_empty=True) as target:
            report, taken, memory = client_run(target, rate=RATE, **options)
        curve.add(
            x, check_in_p50=latency(report, "check-in", "p50"), check_in_p99=latency(report, "check-in", "p99"),
            read_p99=latency(report, "read", "p99"), rollup_p99=latency(report, "rollup", "p99"), memory=memory,
            achieved=report["rates"][0]["achieved_per_second"], **taken)
    return curve


def descriptors_suffice(curve, connections):
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    if connections + SPARE_DESCRIPTORS <= limit:
        return True
    curve.note(f"{count(connections)} connections are left out: a process may have {count(limit)} file descriptors here "
               "(ulimit -n).")
    return False


RATE = 1_000


def organisations(quick):
    numbers = (1, 10, 100) if quick else (1, 10, 100, 1_000)
    common = {"profile": "quarter-end", "seconds": 5 if quick else 20, "key_results": 100, "connections": numbers[-1]}
    return load_curve(
        "organisations", "More organisations", "organisations",
        f"Quarter end, {count(RATE)} calls a second over {count(numbers[-1])} connections in all, 100 key results each.",
        [(number, {**common, "organisations": number}) for number in numbers])


ONE_COMPANY = {"profile": "steady", "organisations": 1, "key_results": 10_000}


def regions(quick):
    common = {**ONE_COMPANY, "seconds": 5 if quick else 20, "connections": 50}
    return load_curve(
        "regions", "More regions in one organisation", "regions", f"10 000 key results, {count(RATE)} calls a second.",
        [(number, {**common, "regions": number}) for number in ((1, 32) if quick else (1, 8, 32))])


def connections(quick):
    common = {**ONE_COMPANY, "seconds": 5 if quick else 20}
    return load_curve(
        "connections", "More connections", "connections",
        f"One organisation of 10 000 key results, {count(RATE)} calls a second in all.",
        [(number, {**common, "connections": number}) for number in ((1, 64, 500) if quick else (1, 64, 500, 2_000))])


# ── One organisation that grows ──


def key_results(quick):
    curve = Curve(
        "key-results", "One organisation, more key results", "key results",
        [Column("rate", "check-ins a second", count), Column("closed_p99", "their p99 ms", count),
         Column("rollup_p99", "rollup p99 ms", count), Column("read_p99", "read p99 ms", count),
         Column("imported", "import s", count), Column("memory", "memory then MB", count),
         Column("restarted", "restart s", count), Column("settled", "memory then MB", count),
         Column("each", "bytes each", count), *PROCESSORS],
        [("Durable check-ins a second", [("rate", "")], False),
         ("p99 beside readers, ms", [("rollup_p99", "rollup"), ("read_p99", "read")], True),
         ("Memory that okrd grew by, MB", [("memory", "import"), ("settled", "restart")], True),
         ("Until all is there, seconds", [("imported", "import"), ("restarted", "restart")], True),
         ("Memory after a restart, bytes a key result", [("each", "")], False),
         ("Processors in use by check-ins", PROCESSOR_LINES, False)],
        lambda first, last: (
            f"From {count(first['x'])} to {count(last['x'])} key results: {count(first['rate'])} and {count(last['rate'])} "
            f"durable check-ins a second, the p99 of a rollup {count(first['rollup_p99'])} and {count(last['rollup_p99'])} ms, "
            f"an import of all {count(first['imported'])} and {count(last['imported'])} s, a restart "
            f"{count(first['restarted'])} and {count(last['restarted'])} s."))
    sizes = (10**3, 10**4, 30_000) if quick else (10**3, 10**4, 10**5, 300_000, 10**6)
    bound = 20 if quick else 200
    for size in sizes:
        expected = expected_import(curve.points, size)
        if expected > bound:
            curve.note(f"{count(size)} key results are left out: their import would take about {count(expected)} s, "
                       f"more than the {bound} allowed.")
            continue
        curve.add(size, **one_company(size, 3 if quick else 8, 4 if quick else 10))
    return curve


def expected_import(points, size):
    """By the power of the size that the last two imports show, and in proportion at the least."""
    if len(points) < 2:
        return 0
    (x, y), (next_x, next_y) = ((point["x"], point["imported"]) for point in points[-2:])
    power = max(1.0, math.log(next_y / y) / math.log(next_x / x))
    return next_y * (size / next_x) ** power


def one_company(size, seconds, reading_seconds):
    with server.Server(is_empty=True) as target:
        before = processes.resident_bytes(target.process.pid)
        imported = target.add_company("company", size)
        memory = processes.resident_bytes(target.process.pid) - before
        restarted = restart(target)
        settled = processes.resident_bytes(target.process.pid) - before
        target.load(64, 16, 1, key_results=size)
        with watched(target) as watch:
            start = time.monotonic()
            process = target.start_load(64, 16, seconds, key_results=size)
            watch.add("client", process.pid)
            found = target.end_load(process)
            taken = watch.processors(start + processes.Watch.PAUSE_SECONDS, start + seconds)
    # Readers make an organisation of their own, which another one's memory and load mustn't disturb.
    with server.Server(is_empty=True) as target:
        report, _, _ = client_run(
            target, profile="readers", organisations=1, key_results=size, connections=20, rate=500, seconds=reading_seconds)
    return {
        "rate": found["rate"], "closed_p99": found["p99"] / 1e3, "rollup_p99": latency(report, "rollup", "p99"),
        "read_p99": latency(report, "read", "p99"), "imported": imported, "memory": memory / MEGABYTE,
        "restarted": restarted, "settled": settled / MEGABYTE, "each": settled / size, **taken}


def restart(target):
    """Seconds from the start of okrd on what is stored to its first answer about the company."""
    target.stop()
    start = time.monotonic()
    target.start()
    target.wait_until_it_listens()
    target.okr("objective", "get", "o-0", "--timeout", "1h")
    return time.monotonic() - start


# ── The command ──

CURVES = {"engine": engine, "key-results": key_results, "organisations": organisations, "regions": regions,
          "connections": connections}


def raise_descriptor_limit():
    """What the machine permits: the children have it too."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--svg-dir", default=str(server.ROOT / "docs/pictures"))
    parser.add_argument("--json")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in CURVES]
    if unknown:
        raise SystemExit(f"There is no curve {' '.join(unknown)}; there are:\n  " + "\n  ".join(CURVES))
    # Ended by a signal it stops its servers all the same.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    raise_descriptor_limit()
    folder = pathlib.Path(options.svg_dir)
    folder.mkdir(parents=True, exist_ok=True)
    curves = []
    for name in options.names or CURVES:
        say(f"measuring {name} …")
        curve = CURVES[name](options.quick)
        curves.append(curve)
        path = folder / f"growth-{name}.svg"
        path.write_text(curve.svg())
        print(f"{curve.table()}\n{path}\n", flush=True)
    if options.json:
        written = [{"curve": curve.name, "points": curve.points, "notes": curve.notes} for curve in curves]
        pathlib.Path(options.json).write_text(json.dumps(written, indent=1) + "\n")


main()
