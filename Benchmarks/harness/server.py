"""An okrd of the benchmarks' own with one company in it, and pgbench beside it."""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

import postgres

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = ROOT / ".build/release"
LOAD = ROOT / "Benchmarks/.build/release/okr-bench-load"
KEY_RESULTS = 3_000

# One check-in a transaction: the record, and the value in force.
PGBENCH = """
\\set kr random(1, :key_results)
\\set value random(0, 100)
begin;
insert into check_in (key_result, value, at) values (:kr, :value, now());
update key_result set value = :value where id = :kr;
commit;
"""


def document():
    """Three key results under each objective, four objectives under each, in 8 regions and 20 units."""
    objectives = []
    for number in range(KEY_RESULTS // 3):
        objective = {
            "id": f"o-{number}", "cycle": "q", "unit": f"u-{number % 20}", "title": f"Objective {number}",
            "key_results": [
                {"id": f"kr-{3 * number + i}", "kind": "metric", "title": f"Key result {i}", "baseline": 0, "target": 100}
                for i in range(3)]}
        if number:
            objective["parent_objective"] = f"o-{(number - 1) // 4}"
        objectives.append(objective)
    year = time.gmtime().tm_year
    return {
        "regions": [{"id": f"r-{i}", "name": f"Region {i}", "time_zone": "UTC"} for i in range(8)],
        "units": [{"id": f"u-{i}", "name": f"Unit {i}", "region": f"r-{i % 8}"} for i in range(20)],
        "cycles": [{"id": "q", "start": f"{year}-01-01", "end": f"{year}-12-31"}], "objectives": objectives}


class Server:
    """Started by `with`, drained and removed at its end."""

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="okr-bench-", dir="/tmp"))
        os.chmod(self.folder, 0o711)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        with open(self.folder / "okrd.log", "wb") as log:
            self.process = subprocess.Popen(
                [BUILT / "okrd", "--data", self.folder / "data", "--listen", f"127.0.0.1:{self.port}"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            self.prepare()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def okr(self, *words, token="administrator"):
        environment = {**os.environ, "OKR_SERVER": f"127.0.0.1:{self.port}",
                       "OKR_TOKEN_FILE": str(self.folder / f"{token}.token")}
        done = subprocess.run(
            [BUILT / "okr", *words], env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"okr {' '.join(words)}: {done.stderr}")
        return done.stdout

    def wait_until_it_listens(self):
        deadline = time.monotonic() + 60
        while True:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise RuntimeError("okrd doesn't listen:\n" + (self.folder / "okrd.log").read_text())
            time.sleep(0.1)

    def prepare(self):
        self.wait_until_it_listens()
        subprocess.run(
            [BUILT / "okrd", "admin", "bootstrap", "--data", self.folder / "data", "--name", "bench", "--token-file",
             self.folder / "operator.token"], stdin=subprocess.DEVNULL, capture_output=True, check=True)
        self.okr("org", "create", "bench", "--name", "Bench", token="operator")
        self.okr("token", "create", "administrator", "--role", "administrator", "--for", "bench", "--out",
                 str(self.folder / "administrator.token"), token="operator")
        path = self.folder / "company.json"
        path.write_text(json.dumps(document()))
        self.okr("import", str(path))

    def load(self, connections, depth, seconds):
        """Check-ins of random key results, closed loop. Returns the rate and the latencies in microseconds."""
        token = (self.folder / "administrator.token").read_text().strip()
        words = [LOAD, "127.0.0.1", self.port, token, connections, depth, seconds, KEY_RESULTS, "check-in"]
        out = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout
        rate, errors, median, p99, most = (float(word) for word in out.split())
        if errors:
            raise RuntimeError(f"{errors:.0f} check-ins were refused")
        return {"rate": rate, "median": median, "p99": p99, "max": most}

    def verify(self):
        """Replays the whole log beside the live figures; raises where they differ."""
        self.okr("server", "verify")


class PgBench:
    """pgbench's side, on a PostgreSQL with the same durable settings."""

    def __init__(self, database):
        self.database = database
        self.script = database.folder / "check_in.sql"
        self.script.write_text(PGBENCH)
        database.sql(
            "create table check_in (id bigserial primary key, key_result int not null, value bigint not null, "
            "at timestamptz not null);\n"
            "create table key_result (id int primary key, value bigint not null) with (fillfactor = 50);\n"
            f"insert into key_result select i, 0 from generate_series(1, {KEY_RESULTS}) i;\nvacuum analyze;")

    def rate(self, clients, seconds):
        words = [self.database.bin / "pgbench", "-n", "-M", "prepared", "-c", clients, "-j", "2", "-T", seconds, "-D",
                 f"key_results={KEY_RESULTS}", "-f", self.script, self.database.url]
        out = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout
        return float(re.search(r"tps = ([0-9.]+)", out)[1])


def rows(names, quick):
    """The rounds go by turns, so that what the machine does beside hits both."""
    seconds, rounds = (3, 2) if quick else (8, 3)
    found = []
    with postgres.Postgres() as database, Server() as server:
        pgbench = PgBench(database)
        server.load(64, 16, 1)
        for name, depth, goal in (("server.check_in.durable", 16, 15), ("server.check_in.durable.depth1", 1, 5)):
            if name not in names:
                continue
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(server.load(64, depth, seconds)["rate"])
                theirs.append(pgbench.rate(64, seconds))
            value, peer = sorted(ours)[len(ours) // 2], sorted(theirs)[len(theirs) // 2]
            found.append({
                "name": name, "value": value, "unit": "/s", "better": "higher",
                "peer": "pgbench, 64 clients", "peer_value": peer, "ratio": value / peer, "goal": goal, "n": rounds,
                "min": min(ours), "max": max(ours)})
        server.verify()
    return found
