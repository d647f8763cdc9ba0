"""Check-ins over TLS, and how long check-ins take where they come by themselves, at half of the most that is possible."""
import pathlib
import statistics
import subprocess
import tempfile

import figures
import postgres
import server

TLS = "server.check_in.tls"
P99 = "server.check_in.p99"
NAMES = [TLS, P99]

# Connections, and the most requests in flight on each where they fall due by themselves: 1 920 in all, since a server
# refuses more than 2 048 requests of one organisation that wait. What is due meanwhile waits here, and that counts.
CONNECTIONS = 64
MOST_IN_FLIGHT = 30


class Certificate:
    """A self-signed one for 127.0.0.1, and its key, for the length of a `with`."""

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="okr-bench-tls-", dir="/tmp")
        self.file, self.key = (pathlib.Path(self.folder.name) / name for name in ("server.pem", "server.key"))
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
             "-subj", "/CN=okr benchmark", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", self.key, "-out", self.file],
            check=True, stdin=subprocess.DEVNULL, capture_output=True)
        return self

    def __exit__(self, *_):
        self.folder.cleanup()


def over_tls(seconds, rounds):
    ours, theirs = [], []
    with Certificate() as certificate, postgres.Postgres(certificate) as database, \
            server.Server(certificate=certificate) as okrd:
        pgbench = server.PgBench(database)
        okrd.load(CONNECTIONS, 16, 1)
        for _ in range(rounds):
            ours.append(okrd.load(CONNECTIONS, 16, seconds)["rate"])
            theirs.append(pgbench.check_ins(seconds))
        okrd.verify()
    return figures.row(TLS, "/s", ours, "pgbench over TLS, 64 clients", theirs, 15)


def at_half_load(seconds, rounds):
    """Each side at half of its own peak, which each round takes anew, since a machine isn't always equally fast. Arrivals
    are independent of each other on both sides."""
    ours, theirs, our_rates, their_rates = [], [], [], []
    with postgres.Postgres() as database, server.Server() as okrd:
        pgbench = server.PgBench(database)
        okrd.load(CONNECTIONS, 16, 1)
        for _ in range(rounds):
            our_rates.append(okrd.load(CONNECTIONS, 16, seconds / 2)["rate"] / 2)
            ours.append(okrd.load(CONNECTIONS, MOST_IN_FLIGHT, seconds, rate=our_rates[-1])["p99"])
            their_rates.append(pgbench.check_ins(max(seconds // 2, 1)) / 2)
            theirs.append(pgbench.p99(seconds, their_rates[-1]))
        okrd.verify()
    our_rate, their_rate = (figures.grouped(statistics.median(rates)) for rates in (our_rates, their_rates))
    return figures.row(P99, "µs", ours, f"pgbench at {their_rate}/s, ours at {our_rate}/s", theirs, 1)


def rows(names, quick):
    seconds, rounds = (3, 2) if quick else (8, 3)
    measures = {TLS: over_tls, P99: at_half_load}
    return [measures[name](seconds, rounds) for name in NAMES if name in names]
