"""An okrd of the benchmarks' own with one company in it, and pgbench beside it."""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
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

# The rows that such a check-in leaves in the log, 512 a transaction, made by the database itself.
LOG_TABLE = """
create table log (
  placement int not null, org_id bigint not null, region int not null, sequence bigint not null, revision bigint not null,
  epoch bigint not null, holder uuid not null, kind smallint not null, format smallint not null, recorded_at bigint not null,
  effective_at bigint not null, actor text collate "C" not null, idem_key uuid, idem_part int not null,
  request_digest bytea not null, payload bytea not null, previous_hash bytea not null check (octet_length(previous_hash) = 32),
  hash bytea not null check (octet_length(hash) = 32), personal bytea, personal_digest bytea not null default '',
  primary key (placement, org_id, region, sequence)) partition by list (placement);
create index on log using brin (recorded_at) with (pages_per_range = 32, autosummarize = on);
create table log_0 partition of log for values in (0);
create sequence log_revision cache 512;
"""
LOG_ROWS = 512
LOG_SCRIPT = f"""
begin;
insert into log select 0, 1, 1, n, n, 1, '01920000-0000-7000-8000-000000000000', 10, 2, 1790000000000000 + n, 1790000000000000 + n,
  'administrator', gen_random_uuid(), 0, digest, substr(digest, 1, 30), digest, digest
  from (select nextval('log_revision') n, sha256('x') digest from generate_series(1, {LOG_ROWS})) made;
commit;
"""


def document(key_results=KEY_RESULTS):
    """Three key results under each objective, four objectives under each, in 8 regions and 20 units."""
    objectives = []
    for number in range(-(-key_results // 3)):
        objective = {
            "id": f"o-{number}", "cycle": "q", "unit": f"u-{number % 20}", "title": f"Objective {number}",
            "key_results": [
                {"id": f"kr-{3 * number + i}", "kind": "metric", "title": f"Key result {i}", "baseline": 0, "target": 100}
                for i in range(min(3, key_results - 3 * number))]}
        if number:
            objective["parent_objective"] = f"o-{(number - 1) // 4}"
        objectives.append(objective)
    year = time.gmtime().tm_year
    return {
        "regions": [{"id": f"r-{i}", "name": f"Region {i}", "time_zone": "UTC"} for i in range(8)],
        "units": [{"id": f"u-{i}", "name": f"Unit {i}", "region": f"r-{i % 8}"} for i in range(20)],
        "cycles": [{"id": "q", "start": f"{year}-01-01", "end": f"{year}-12-31"}], "objectives": objectives}


class Server:
    """Started by `with`, with a company in it unless it shall be empty; drained and removed at its end."""

    # That the load client asks for.
    key_results = KEY_RESULTS

    def __init__(self, *options, certificate=None, is_empty=False):
        self.options = options
        self.certificate = certificate
        self.is_empty = is_empty
        if certificate:
            self.options += ("--tls-certificate", certificate.file, "--tls-key", certificate.key)

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="okr-bench-", dir="/tmp"))
        os.chmod(self.folder, 0o711)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.start()
        try:
            self.prepare()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        with open(self.folder / "okrd.log", "ab") as log:
            self.process = subprocess.Popen(
                [BUILT / "okrd", "--data", self.folder / "data", "--listen", f"127.0.0.1:{self.port}", "--management", "none",
                 *self.options],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def okr(self, *words, token="company"):
        environment = {**os.environ, "OKR_SERVER": f"127.0.0.1:{self.port}",
                       "OKR_TOKEN_FILE": str(self.folder / f"{token}.token")}
        if self.certificate:
            environment["OKR_CA_FILE"] = str(self.certificate.file)
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
        if not self.is_empty:
            self.add_company("company")

    def add_organisation(self, name):
        """An empty organisation, and its administrator's token under its name."""
        self.okr("org", "create", name, "--name", name, token="operator")
        self.okr("token", "create", "administrator", "--role", "administrator", "--for", name, "--out",
                 str(self.folder / f"{name}.token"), token="operator")

    def add_company(self, name, key_results=KEY_RESULTS):
        """An organisation with the sample of this file. Returns the seconds that the import of its document took."""
        self.add_organisation(name)
        path = self.folder / "company.json"
        path.write_text(json.dumps(document(key_results)))
        start = time.monotonic()
        self.okr("import", str(path), "--timeout", "1h", token=name)
        return time.monotonic() - start

    def start_load(self, connections, depth, seconds, company="company", what="check-in", rate=None, key_results=None):
        token = (self.folder / f"{company}.token").read_text().strip()
        options = ["--tls", self.certificate.file] if self.certificate else []
        options += ["--rate", rate] if rate else []
        words = [LOAD, *options, "127.0.0.1", self.port, token, connections, depth, seconds,
                 key_results or self.key_results, what]
        return subprocess.Popen([str(word) for word in words], stdout=subprocess.PIPE, text=True)

    def end_load(self, process):
        out, _ = process.communicate()
        if process.returncode != 0:
            raise RuntimeError("the load client failed")
        rate, errors, median, p99, most = (float(word) for word in out.split())
        if errors:
            raise RuntimeError(f"{errors:.0f} requests failed")
        return {"rate": rate, "median": median, "p99": p99, "max": most}

    def load(self, *how, **which):
        """Check-ins of random key results, in a closed loop, or in an open one of a rate. Returns the rate that was
        reached, and the latencies in microseconds."""
        return self.end_load(self.start_load(*how, **which))

    def verify(self, company="company"):
        """Replays the whole log beside the live figures; raises where they differ."""
        self.okr("server", "verify", token=company)


class PgBench:
    """pgbench's side, on a PostgreSQL with the same durable settings."""

    def __init__(self, database):
        self.database = database
        database.sql(
            "create table check_in (id bigserial primary key, key_result int not null, value bigint not null, "
            "at timestamptz not null);\n"
            "create table key_result (id int primary key, value bigint not null) with (fillfactor = 50);\n"
            f"insert into key_result select i, 0 from generate_series(1, {KEY_RESULTS}) i;\n{LOG_TABLE}vacuum analyze;")

    def run(self, script, clients, seconds, *options):
        """Transactions a second."""
        path = self.database.folder / "script.sql"
        path.write_text(script)
        words = [self.database.bin / "pgbench", "-n", "-M", "prepared", "-c", clients, "-j", min(2, clients), "-T", seconds,
                 "-D", f"key_results={KEY_RESULTS}", *options, "-f", path, self.database.url]
        out = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout
        return float(re.search(r"tps = ([0-9.]+)", out)[1])

    def check_ins(self, seconds):
        return self.run(PGBENCH, 64, seconds)

    def p99(self, seconds, rate):
        """Of check-ins that fall due independently of each other: microseconds from then to the commit. With --rate the
        log's third column counts from a transaction's scheduled start."""
        with tempfile.TemporaryDirectory(prefix="okr-bench-pgbench-", dir="/tmp") as folder:
            self.run(PGBENCH, 64, seconds, "--rate", f"{rate:.0f}", "--log", "--log-prefix", f"{folder}/log")
            times = sorted(
                int(line.split()[2]) for path in pathlib.Path(folder).iterdir() for line in path.open())
        return times[len(times) * 99 // 100]

    def log_rows(self, seconds):
        return LOG_ROWS * self.run(LOG_SCRIPT, 1, seconds)


# A row: requests in flight on each of 64 connections, its peer's name and method, its goal.
ROWS = {
    "server.check_in.durable": (16, "pgbench, 64 clients", PgBench.check_ins, 15),
    "server.check_in.durable.depth1": (1, "pgbench, 64 clients", PgBench.check_ins, 5),
    "server.check_in.limit": (16, "512 log rows a transaction", PgBench.log_rows, 0.6),
}
FAIRNESS = "pool.fairness"
NAMES = [*ROWS, FAIRNESS]


def fairness(seconds, rounds):
    """A quiet organisation's p99, by itself and while another on the same lane sends without limit."""
    with Server("--pool-lanes", "1") as server:
        server.add_company("flood")
        server.load(1, 1, 1)
        alone, beside = [], []
        for _ in range(rounds):
            alone.append(server.load(1, 1, seconds)["p99"])
            flood = server.start_load(64, 16, seconds + 2, company="flood")
            time.sleep(1)
            beside.append(server.load(1, 1, seconds)["p99"])
            server.end_load(flood)
        server.verify()
        server.verify("flood")
    value, peer = statistics.median(beside), statistics.median(alone)
    return {
        "name": FAIRNESS, "value": value, "unit": "µs", "better": "lower", "peer": "its p99 alone", "peer_value": peer,
        "ratio": peer / value, "goal": 0.5, "n": rounds, "min": min(beside), "max": max(beside)}


def beside_pgbench(names, seconds, rounds):
    """The rounds go by turns, so that what the machine does beside hits both."""
    found = []
    with postgres.Postgres() as database, Server() as server:
        pgbench = PgBench(database)
        server.load(64, 16, 1)
        for name in names:
            depth, peer_name, peer_rate, goal = ROWS[name]
            ours, theirs = [], []
            for _ in range(rounds):
                ours.append(server.load(64, depth, seconds)["rate"])
                theirs.append(peer_rate(pgbench, seconds))
            value, peer = statistics.median(ours), statistics.median(theirs)
            found.append({
                "name": name, "value": value, "unit": "/s", "better": "higher", "peer": peer_name, "peer_value": peer,
                "ratio": value / peer, "goal": goal, "n": rounds, "min": min(ours), "max": max(ours)})
        server.verify()
    return found


def rows(names, quick):
    seconds, rounds = (3, 2) if quick else (8, 3)
    wanted = [name for name in names if name in ROWS]
    found = beside_pgbench(wanted, seconds, rounds) if wanted else []
    if FAIRNESS in names:
        found.append(fairness(seconds, rounds))
    return found
