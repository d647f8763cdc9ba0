"""Runs an ordinary week's load for long, and judges for each figure whether it stays flat."""
import argparse
import dataclasses
import json
import pathlib
import signal
import statistics
import subprocess
import sys
import time

import client_load
import pictures
import postgres
import processes
import server

ORGANISATIONS, KEY_RESULTS, CONNECTIONS = 5, 2_000, 50
SAMPLE_SECONDS, LEAST_SAMPLES = 10, 40
MEGABYTE = 1e6

# Our tables' dead rows with those of their long values, which PostgreSQL keeps in tables beside.
DEAD_ROWS = ("select coalesce(sum(n_dead_tup), 0), pg_database_size(current_database()) from pg_stat_all_tables "
             "where schemaname not in ('pg_catalog', 'information_schema')")


@dataclasses.dataclass
class Figure:
    """One figure over time: (seconds since the first call, value), and how it is judged."""
    key: str
    title: str
    text: object
    series: list
    # By how much the fourth quarter may be above the second: a share, and what is too little to matter.
    bound: float = None
    slack: float = 0
    # What a quarter is judged by: one slow moment mustn't stand for a quarter of latencies.
    middle: object = statistics.fmean
    # False for what is stated only.
    must_be_flat: bool = True
    # Where it grows with the check-ins and has to.
    grows_by_check_ins: bool = False

    def part(self, start, end):
        """The typical value between two shares of the run."""
        first, last = self.series[0][0], self.series[-1][0]
        span = last - first
        inside = [y for x, y in self.series if first + start * span <= x <= first + end * span]
        return self.middle(inside)

    @property
    def quarters(self):
        return self.part(0.25, 0.5), self.part(0.75, 1)

    @property
    def is_flat(self):
        second, fourth = self.quarters
        return fourth <= second * (1 + self.bound) + self.slack

    def change(self):
        second, fourth = self.quarters
        return (fourth - second) / second if second else 0.0


class Sampler:
    """Looks at an okrd and its PostgreSQL."""

    def __init__(self, target):
        self.target = target
        self.psql = postgres.binaries() / "psql"
        self.postmaster = int(processes.read(target.folder / "data/postgres/postmaster.pid").split("\n")[0])

    def sample(self):
        pid = self.target.process.pid
        # Trust over the socket, which is open to its owner and to root alone.
        words = [self.psql, "-X", "-A", "-t", "-h", self.target.folder / "data/socket", "-U", "okr", "-d", "okr", "-c", DEAD_ROWS]
        done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True)
        dead, size = (int(word) for word in done.stdout.strip().split("|"))
        family = processes.family(self.postmaster)
        return {
            "at": time.monotonic(), "okrd_bytes": processes.resident_bytes(pid), "okrd_descriptors": processes.descriptors(pid),
            "postgres_bytes": sum(map(processes.proportional_bytes, family)), "dead_rows": dead, "database_bytes": size}


def watch(target, load, pause):
    """Samples from the first call to the last."""
    load.has_begun.wait()
    sampler, samples = Sampler(target), []
    while True:
        samples.append(sampler.sample())
        if target.process.poll() is not None:
            raise RuntimeError("okrd ended:\n" + (target.folder / "okrd.log").read_text()[-2_000:])
        if load.has_ended.wait(pause):
            return samples


class CheckIns:
    """How many check-ins had been made at an instant: the load's points know all calls, its sums the shares."""

    def __init__(self, report):
        calls = report["rates"][0]["calls"]
        self.all = client_load.calls(report, "check-in")["done"]
        share = self.all / sum(call["done"] for call in calls)
        self.curve, so_far, last = [(0.0, 0.0)], 0.0, 0.0
        for point in report["points"]:
            seconds = point["milliseconds"] / 1e3
            so_far += point["per_second"] * (seconds - last) * share
            self.curve.append((seconds, so_far))
            last = seconds

    def at(self, seconds):
        for (x, y), (next_x, next_y) in zip(self.curve, self.curve[1:]):
            if seconds <= next_x:
                return y + (next_y - y) * max(seconds - x, 0) / max(next_x - x, 1e-9)
        return self.curve[-1][1]

    def bytes_each(self, series):
        """The slope of memory over check-ins by least squares, without the first quarter."""
        kept = [(self.at(x), y) for x, y in series if x >= series[-1][0] / 4]
        xs, ys = zip(*kept)
        return statistics.linear_regression(xs, ys).slope if len(set(xs)) > 1 else 0.0


# ── Figures ──


def megabytes(value):
    return pictures.count(value / MEGABYTE) + " MB"


def milliseconds(value):
    return pictures.count(value / 1e3) + " ms"


def figures(samples, report, began):
    def sampled(key):
        return [(sample["at"] - began, sample[key]) for sample in samples]

    def latency(key):
        return [(point["milliseconds"] / 1e3, point["latency_microseconds"][key]) for point in report["points"]]

    return [
        Figure("okrd_bytes", "okrd's memory", megabytes, sampled("okrd_bytes"), grows_by_check_ins=True),
        Figure("database_bytes", "the database", megabytes, sampled("database_bytes"), grows_by_check_ins=True),
        Figure("postgres_bytes", "PostgreSQL's memory", megabytes, sampled("postgres_bytes"), 0.05, must_be_flat=False),
        Figure("okrd_descriptors", "okrd's file descriptors", pictures.count, sampled("okrd_descriptors"), 0.05),
        # Vacuum comes by once a minute, so that they rise and fall; what isn't vacuumed would double.
        Figure("dead_rows", "dead rows", pictures.count, sampled("dead_rows"), 0.5, slack=1_000),
        Figure("p50", "p50 of all calls", milliseconds, latency("p50"), 0.25, slack=500, middle=statistics.median),
        Figure("p99", "p99 of all calls", milliseconds, latency("p99"), 0.25, slack=1_000, middle=statistics.median)]


def verdict(figure, check_ins):
    """In words, and whether it is as it must be."""
    if figure.grows_by_check_ins:
        return f"{pictures.count(check_ins.bytes_each(figure.series))} bytes a check-in", True
    if figure.is_flat:
        return "● flat", True
    return ("■ growing", False) if figure.must_be_flat else ("▲ growing, as it may", True)


def row(figure, check_ins):
    said, is_right = verdict(figure, check_ins)
    values = [figure.part(0, 0.1), figure.part(0.45, 0.55), figure.part(0.9, 1), max(y for _, y in figure.series)]
    found = dict(zip(("start", "middle", "end", "most"), values))
    second, fourth = figure.quarters
    found |= {"name": figure.key, "title": figure.title, "second_quarter": second, "fourth_quarter": fourth,
              "bound": figure.bound, "slack": figure.slack, "verdict": said.lstrip("●■▲ "), "is_right": is_right}
    if figure.grows_by_check_ins:
        found["bytes_per_check_in"] = check_ins.bytes_each(figure.series)
    texts = [*map(figure.text, values), f"{100 * figure.change():+.0f} %"]
    bound = f"{100 * figure.bound:.0f} %" if figure.bound is not None else "–"
    line = f"{figure.title:24}" + "".join(f"{word:>11}" for word in texts) + f"{bound:>7}  {said}"
    return found, line


HEADINGS = ("START", "MIDDLE", "END", "MOST", "2ND→4TH")
HEADING_LINE = f"{'FIGURE':24}" + "".join(f"{word:>11}" for word in HEADINGS) + f"{'BOUND':>7}"


# ── The picture ──


def finding(seconds, rate, rows, check_ins):
    grown = {found["name"]: found for found in rows}
    wrong = [found["title"] for found in rows if not found["is_right"]]
    flat = ("File descriptors, dead rows and latencies stay flat" if not wrong
            else "What must stay flat grows: " + ", ".join(wrong))
    memory = pictures.count(grown["okrd_bytes"]["bytes_per_check_in"])
    return (f"{pictures.count(check_ins.all)} check-ins within {pictures.count(rate)} calls a second for {span(seconds)}. "
            f"{flat}; okrd's memory grows by {memory} bytes a check-in, whose history it keeps.")


def span(seconds):
    return f"{pictures.count(seconds / 60)} minutes" if seconds >= 120 else f"{seconds} s"


def picture(options, found, rows, check_ins):
    by_key = {figure.key: figure for figure in found}
    unit = 60 if options.seconds >= 600 else 1

    def line(key, factor=1.0, name=""):
        return pictures.Line([(x / unit, y * factor) for x, y in by_key[key].series], name)

    panels = [
        pictures.Panel("Resident memory, MB", [line("okrd_bytes", 1 / MEGABYTE, "okrd"),
                                               line("postgres_bytes", 1 / MEGABYTE, "PostgreSQL")], pictures.count),
        pictures.Panel("okrd's file descriptors", [line("okrd_descriptors")], pictures.count),
        pictures.Panel("Dead rows in PostgreSQL", [line("dead_rows")], pictures.count),
        pictures.Panel("Latency of all calls, ms", [line("p99", 1e-3, "p99"), line("p50", 1e-3, "p50")], pictures.count,
                       is_logarithmic=True)]
    return pictures.Picture(
        "soak", "Does it stay as it was?", finding(options.seconds, options.rate, rows, check_ins),
        "minutes of load" if unit == 60 else "seconds of load", panels, pictures.count)


# ── The command ──


def run(options):
    pause = min(SAMPLE_SECONDS, options.seconds / LEAST_SAMPLES)
    with server.Server(is_empty=True) as target:
        load = client_load.ClientLoad(
            target, profile="steady", seconds=options.seconds, organisations=ORGANISATIONS, key_results=KEY_RESULTS,
            connections=CONNECTIONS, rate=options.rate)
        try:
            samples = watch(target, load, pause)
            report = load.result()
        finally:
            load.stop()
    return samples, report, load.began


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--seconds", type=int, default=3_600)
    parser.add_argument("--rate", type=int, default=500)
    parser.add_argument("--svg")
    parser.add_argument("--json")
    options = parser.parse_args()
    if options.seconds < LEAST_SAMPLES:
        raise SystemExit(f"--seconds takes {LEAST_SAMPLES} at the least")
    # Ended by a signal it stops its server all the same.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    samples, report, began = run(options)
    check_ins = CheckIns(report)
    found = figures(samples, report, began)
    rows, lines = zip(*(row(figure, check_ins) for figure in found))
    print("\n".join([HEADING_LINE, *lines]))
    achieved = report["rates"][0]["achieved_per_second"]
    print(f"\n{pictures.count(achieved)} of {pictures.count(options.rate)} calls a second, "
          f"{pictures.count(check_ins.all)} check-ins; "
          + ("● no call failed, every check-in is there, every figure is the log's" if report["holds"]
             else "■ the load failed: " + client_load.failures(report)))
    if options.json:
        seconds = [{**sample, "at": sample["at"] - began} for sample in samples]
        written = {"seconds": options.seconds, "rate": options.rate, "holds": report["holds"], "check_ins": check_ins.all,
                   "figures": rows, "samples": seconds, "points": report["points"]}
        pathlib.Path(options.json).write_text(json.dumps(written, indent=1) + "\n")
    if options.svg:
        pathlib.Path(options.svg).write_text(picture(options, found, rows, check_ins).svg())
    raise SystemExit(0 if report["holds"] and all(each["is_right"] for each in rows) else 1)


main()
