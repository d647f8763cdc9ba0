"""store.cold_load: an organisation from the database to its first answer, beside binary COPY of the same rows."""
import pathlib
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
SNAPSHOT = pathlib.Path(__file__).parents[2] / "Sources/OKRStore/Snapshot.swift"
BENCH = server.LOAD.with_name("okr-bench")
PATIENCE = "15m"
DAY_MICROSECONDS = 86_400_000_000

# The organisation becomes what the snapshot holds: its log begins after it.
ENTER_SNAPSHOT = """
create temporary table made (chunk int, payload bytea);
\\copy made from '{path}' (format binary)
begin;
update org_lease set head_revision = {revision};
insert into snapshot (org_id, revision, head_hash, regions, sequences, hashes, chunks, format)
  select org_id, head_revision, head_hash, '{{}}', '{{}}', '{{}}', {chunks}, {format} from org_lease;
insert into snapshot_chunk select org_id, head_revision, chunk, payload, sha256(payload) from made, org_lease;
commit;
"""


def snapshot_format():
    """The layout that okrd reads; snapshots of others are passed over, and this one has no log to make up for it."""
    return re.search(r"static let format: Int32 = (\d+)", SNAPSHOT.read_text())[1]


class Company(server.Server):
    """An okrd with one organisation: a quarter's check-ins in a snapshot, and those of a day after it."""

    def __init__(self, key_results):
        super().__init__()
        self.key_results = key_results

    def add_company(self, name):
        self.add_organisation(name)
        path = self.folder / "snapshot.copy"
        words = [BENCH, "--snapshot", str(self.key_results), path]
        revision, chunks = subprocess.run(words, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
        self.sql(ENTER_SNAPSHOT.format(path=path, revision=revision, chunks=chunks, format=snapshot_format()))
        path.unlink()
        self.restart()
        self.load_time()
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
        return int(self.sql(query))

    def head(self):
        return self.number("select head_revision from org_lease")

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

    def check_in_of_a_day(self):
        """One in five key results checks in."""
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
