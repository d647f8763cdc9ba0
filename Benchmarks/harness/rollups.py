"""server.rollup.p99: the rollup of one region of a large organisation, at half of the most that is possible."""
import json
import statistics
import time

import figures
import server

NAME = "server.rollup.p99"
NAMES = [NAME]
GOAL_MICROSECONDS = 1_000
KEY_RESULTS = 1_000_000
QUICK_KEY_RESULTS = 100_000
UNITS = 400
# Objectives of one document.
PIECE = 40_000
PATIENCE = "15m"

CONNECTIONS = 64
# In flight on each connection: for the peak, and at the most where rollups fall due by themselves; a server refuses more
# than 2 048 requests of one organisation that wait.
DEPTH = 4
MOST_IN_FLIGHT = 30

LEVELS = ["company", "executive", "unit", "team", "individual"]
COMMITMENTS = ["committed", "aspirational", "learning"]


def objective(number):
    """Three key results under each, four objectives under each, all three commitments in every unit."""
    parents, above = 0, number
    while above:
        parents, above = parents + 1, (above - 1) // 4
    made = {
        "id": f"o-{number}", "cycle": "q", "unit": f"u-{number % UNITS}", "title": f"Objective {number}",
        "level": LEVELS[min(parents, len(LEVELS) - 1)], "commitment": COMMITMENTS[number // UNITS % len(COMMITMENTS)],
        "key_results": [
            {"id": f"kr-{3 * number + i}", "kind": "metric", "title": f"Key result {i}", "baseline": 0, "target": 100,
             "current": number * 7 % 100}
            for i in range(3)]}
    if number:
        made["parent_objective"] = f"o-{(number - 1) // 4}"
    return made


class Large(server.Server):
    """An okrd with one organisation of many key results, each with a value, in 8 regions and 400 units."""

    def __init__(self, key_results):
        super().__init__()
        # Whole objectives.
        self.key_results = key_results // 3 * 3

    def add_company(self, name):
        self.add_organisation(name)
        year = time.gmtime().tm_year
        self.import_piece({
            "regions": [{"id": f"r-{i}", "name": f"Region {i}", "time_zone": "UTC"} for i in range(8)],
            "units": [{"id": f"u-{i}", "name": f"Unit {i}", "region": f"r-{i % 8}"} for i in range(UNITS)],
            "cycles": [{"id": "q", "start": f"{year}-01-01", "end": f"{year}-12-31"}]})
        count = self.key_results // 3
        for first in range(0, count, PIECE):
            self.import_piece({"objectives": [objective(number) for number in range(first, min(first + PIECE, count))]})

    def import_piece(self, document):
        path = self.folder / "piece.json"
        path.write_text(json.dumps(document))
        self.okr("import", str(path), "--timeout", PATIENCE)


def rows(names, quick):
    """Each round takes the peak anew, since a machine isn't always equally fast."""
    seconds, rounds = (3, 2) if quick else (8, 3)
    ours, rates = [], []
    with Large(QUICK_KEY_RESULTS if quick else KEY_RESULTS) as okrd:
        okrd.load(CONNECTIONS, DEPTH, 1, what="rollup")
        for _ in range(rounds):
            rates.append(okrd.load(CONNECTIONS, DEPTH, seconds / 2, what="rollup")["rate"] / 2)
            ours.append(okrd.load(CONNECTIONS, MOST_IN_FLIGHT, seconds, what="rollup", rate=rates[-1])["p99"])
    peer = f"1 ms, the limit; {figures.grouped(statistics.median(rates))} rollups/s"
    return [figures.row(NAME, "µs", ours, peer, [GOAL_MICROSECONDS], 1)]
