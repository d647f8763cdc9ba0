"""server.watch.lag_p99: from a check-in's answer to the event that tells a watcher of it."""
import subprocess

import figures
import server

NAME = "server.watch.lag_p99"
NAMES = [NAME]
GOAL_MICROSECONDS = 10_000
WATCH = server.LOAD.with_name("okr-bench-watch")

CHECK_INS = 1_000
SUBTREES = 900
COMPANIES = 100


def lag(okrd, seconds):
    """The 99th percentile over every check-in and each watcher that sees it."""
    token = (okrd.folder / "company.token").read_text().strip()
    words = [WATCH, "127.0.0.1", okrd.port, token, CHECK_INS, seconds, server.KEY_RESULTS, SUBTREES, COMPANIES]
    done = subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE, text=True)
    count, check_ins, events, median, p99, most = (float(word) for word in done.stdout.split())
    return {"count": count, "check_ins": check_ins, "events": events, "median": median, "p99": p99, "max": most}


def rows(names, quick):
    seconds, rounds = (3, 2) if quick else (10, 3)
    with server.Server() as okrd:
        okrd.load(64, 16, 1)
        lags = [lag(okrd, seconds)["p99"] for _ in range(rounds)]
        okrd.verify()
    return [figures.row(NAME, "µs", lags, "10 ms, the limit", [GOAL_MICROSECONDS], 1)]
