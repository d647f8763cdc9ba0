"""store.cold_load: an organisation from the database to its first answer, beside binary COPY of the same rows."""
import datetime
import json
import random
import re
import statistics
import subprocess
import time

import postgres
import server

NAME = "store.cold_load"
NAMES = [NAME]
GOAL = 0.5
KEY_RESULTS = 1_000_000
QUICK_KEY_RESULTS = 100_000
CHECK_INS = 12
# Key results of one document: small, since an import takes the digest of its whole document for each slice that it commits.
PIECE = 6_000
PATIENCE = "15m"
SNAPSHOT_SECONDS = 300
DAY_MICROSECONDS = 86_400_000_000


def piece(first, count):
    """The document of key results `first` and on: three under an objective, four objectives under each, weekly check-ins."""
    numbers = random.Random(first)
    today = datetime.date.today()
    dates = [str(today - datetime.timedelta(days=7 * week + 3)) for week in reversed(range(CHECK_INS))]
    objectives = []
    for number in range(first // 3, (first + count) // 3):
        objective = {
            "id": f"o-{number}", "cycle": "q", "unit": f"u-{number % 20}", "title": f"Objective {number}",
            "key_results": [
                {"id": f"kr-{3 * number + i}", "kind": "metric", "title": f"Key result {i}", "baseline": 0, "target": 100,
                 "check_ins": [
                     {"date": date, "value": numbers.randrange(100), "confidence": numbers.randrange(1, 10) / 10}
                     for date in dates]}
                for i in range(3)]}
        if number:
            objective["parent_objective"] = f"o-{(number - 1) // 4}"
        objectives.append(objective)
    document = {"objectives": objectives}
    if first == 0:
        span = datetime.timedelta(days=100)
        document |= {
            "regions": [{"id": f"r-{i}", "name": f"Region {i}", "time_zone": "UTC"} for i in range(8)],
            "units": [{"id": f"u-{i}", "name": f"Unit {i}", "region": f"r-{i % 8}"} for i in range(20)],
            "cycles": [{"id": "q", "start": str(today - span), "end": str(today + span)}]}
    return document


class Company(server.Server):
    """An okrd with one organisation of a quarter's check-ins; its last snapshot is a day old."""

    def __init__(self, key_results):
        super().__init__()
        # Whole objectives.
        self.key_results = key_results // 3 * 3

    def add_company(self, name):
        self.add_organisation(name)
        path = self.folder / "piece.json"
        for first in range(0, self.key_results, PIECE):
            path.write_text(json.dumps(piece(first, min(PIECE, self.key_results - first))))
            self.okr("import", str(path), "--timeout", PATIENCE)
        path.unlink()
        self.renew_snapshot()
        self.age()
        self.check_in_of_a_day()

    def sql(self, text):
        """Runs statements as the embedded database's owner and gives what they print."""
        command = [postgres.binaries() / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1",
                   f"host={self.folder}/data/socket user=okr dbname=okr"]
        done = subprocess.run([str(word) for word in command], input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout

    def number(self, query):
        return int(self.sql(query).strip() or 0)

    def head(self):
        return self.number("select max(head_revision) from org_lease")

    def snapshot(self):
        return self.number("select max(revision) from snapshot")

    def restart(self):
        self.stop()
        self.start()
        self.wait_until_it_listens()

    def load_time(self):
        """Seconds until the first request that needs the organisation is answered."""
        start = time.perf_counter()
        self.okr("objective", "get", "o-0", "--timeout", PATIENCE)
        return time.perf_counter() - start

    def renew_snapshot(self):
        """Has a snapshot written of all there is: a load from an older one, with half of the log behind it, does that."""
        self.sql("delete from snapshot where revision = (select max(revision) from snapshot)")
        self.restart()
        self.load_time()
        deadline = time.monotonic() + SNAPSHOT_SECONDS
        while self.snapshot() < self.head():
            if time.monotonic() > deadline:
                raise RuntimeError("okrd wrote no snapshot:\n" + (self.folder / "okrd.log").read_text()[-2_000:])
            time.sleep(0.2)

    def age(self):
        """Dates what the snapshot holds two days back: else a load would look for the keys of a quarter in one day."""
        self.sql(
            f"update log set recorded_at = recorded_at - {2 * DAY_MICROSECONDS};\nvacuum (analyze) log;\n"
            "reindex index log_recorded;")

    def check_in_of_a_day(self):
        """One in five key results checks in after the snapshot."""
        until = self.snapshot() + self.key_results // 5
        while self.head() < until:
            self.load(16, 16, 1)


# Of each region's rows: where they lie, and where those that the snapshot holds end.
REGIONS = """
select org_id, region, placement, coalesce(sequence, 0) from placement_directory left join (
  select org_id, unnest(regions) region, unnest(sequences) sequence from snapshot
  where revision = (select max(revision) from snapshot)
) taken using (org_id, region)
"""
LOG_COLUMNS = (
    "region, sequence, revision, epoch, holder, kind, format, recorded_at, effective_at, actor, idem_key, idem_part, "
    "request_digest, payload, previous_hash, hash, personal, personal_digest")


def copy_time(company):
    """Seconds of COPY of what a load reads: the snapshot, each region's rows after it, the keys of the last day."""
    queries = [f"select chunk, payload, digest from snapshot_chunk where revision = {company.snapshot()} order by chunk"]
    for line in company.sql(REGIONS).split():
        organisation, region, placement, sequence = line.split("|")
        of_it = f"placement = {placement} and org_id = {organisation}"
        queries.append(
            f"select {LOG_COLUMNS} from log where {of_it} and region = {region} and sequence > {sequence} order by sequence")
    placements = ", ".join(company.sql("select distinct placement from placement_directory").split())
    queries.append(
        f"select idem_key, revision, idem_part, request_digest, recorded_at from log where placement in ({placements}) "
        f"and recorded_at >= {time.time_ns() // 1000 - DAY_MICROSECONDS} and idem_key is not null")
    out = company.sql("\\timing on\n" + "".join(f"\\copy ({query}) to '/dev/null' (format binary)\n" for query in queries))
    times = [float(text) for text in re.findall(r"Time: ([0-9.]+) ms", out)]
    if len(times) != len(queries):
        raise RuntimeError(f"psql printed other times: {out}")
    return sum(times) / 1e3


def rows(names, quick):
    """Each round starts okrd anew, so that neither it nor PostgreSQL's buffers hold anything; the peer comes second."""
    ours, theirs = [], []
    with Company(QUICK_KEY_RESULTS if quick else KEY_RESULTS) as company:
        for _ in range(2 if quick else 3):
            company.restart()
            ours.append(company.load_time())
            theirs.append(copy_time(company))
        count = f"{company.key_results:,}".replace(",", " ")
    value, peer = statistics.median(ours), statistics.median(theirs)
    return [{
        "name": NAME, "value": value, "unit": "s", "better": "lower", "peer": f"binary COPY, {count} key results",
        "peer_value": peer, "ratio": peer / value, "goal": GOAL, "n": len(ours), "min": min(ours), "max": max(ours)}]
