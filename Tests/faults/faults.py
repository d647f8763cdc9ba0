"""Kills okrd and its PostgreSQL again and again under load, and holds the server to its promises:

    every acknowledged check-in is there, once; nothing is there twice; a key that is sent again gives its first result;
    the live figures are those of the log; the server comes back by itself.

Usage: faults.py OKRD [--short | --long] [--kills N] [--seed S] [--keep]
"""
import argparse
import pathlib
import random
import statistics
import sys
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "client"))

import outages  # noqa: E402
from load import Client  # noqa: E402
from victim import Victim  # noqa: E402
from world import ORGANISATIONS, World  # noqa: E402

RECOVERY_SECONDS = 60
# What is killed, and how often beside the others.
KINDS = {"okrd": 9, "postmaster": 4, "backend": 5, "both": 1, "okrd twice": 1}


class Drill:
    """The kills, and how long each took to be over."""

    def __init__(self, world, kills, seed):
        self.world, self.victim, self.kills = world, world.victim, kills
        self.random = random.Random(seed)
        self.recoveries = []  # (kind, seconds until every organisation answered again)

    def run(self):
        # Each kind at least once, the rest by chance.
        kinds = list(KINDS) + self.random.choices(list(KINDS), list(KINDS.values()), k=max(0, self.kills - len(KINDS)))
        kinds = kinds[:self.kills]
        self.random.shuffle(kinds)
        for number, kind in enumerate(kinds, 1):
            self.world.surge.set()
            time.sleep(self.random.uniform(0.05, 0.35))
            moment = self.strike(kind)
            seconds = self.recovered(moment, kind)
            self.recoveries.append((kind, seconds))
            self.world.surge.clear()
            if number % 20 == 0:
                self.report(number)
            time.sleep(self.random.uniform(0, 0.2))

    def strike(self, kind):
        """Kills; returns the moment."""
        while True:
            moment = time.monotonic()
            if kind == "postmaster":
                done = self.victim.kill_postmaster()
            elif kind == "backend":
                done = self.victim.kill_backend(self.random)
            else:
                if kind == "both":
                    self.victim.kill_postmaster()
                self.victim.kill_okrd()
                self.victim.start()
                if kind == "okrd twice":
                    time.sleep(self.random.uniform(0.05, 0.6))
                    moment = time.monotonic()
                    self.victim.kill_okrd()
                    self.victim.start()
                done = True
            if done:
                return moment
            time.sleep(0.05)

    def recovered(self, moment, kind):
        """Waits until every organisation has answered what was sent after the kill."""
        deadline = moment + RECOVERY_SECONDS
        while time.monotonic() < deadline:
            if self.victim.process.poll() is not None:
                raise AssertionError(f"okrd ended with {self.victim.process.returncode} after a kill of {kind}:\n{self.victim.tail()}")
            answered = self.world.ledger.first_sent_after(moment)
            if len(answered) == len(ORGANISATIONS):
                return max(answered.values()) - moment
            time.sleep(0.02)
        missing = sorted(set(ORGANISATIONS) - set(answered))
        raise AssertionError(f"{missing} not back {RECOVERY_SECONDS} s after a kill of {kind}:\n{self.victim.tail()}")

    def report(self, number):
        ledger = self.world.ledger
        answered = sum(entry.acknowledged for entry in ledger.entries)
        print(f"        {number} kills, {answered} requests acknowledged, {ledger.repeated} repeated", flush=True)


class Run:
    """The checks, one after another; each passes or fails."""

    def __init__(self, okrd, options):
        self.options = options
        self.victim = Victim(okrd)
        self.passed = self.failed = 0

    def check(self, name, function):
        try:
            words = function() or ""
            self.passed += 1
            print(f"ok      {name}{': ' if words else ''}{words}", flush=True)
            return True
        except Exception:
            self.failed += 1
            print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
            return False

    def all(self):
        self.victim.start()
        self.world = World(self.victim)
        self.world.wait_until_serving()
        self.world.prepare()
        drill = Drill(self.world, self.options.kills, self.options.seed)
        started = time.monotonic()
        # What was lost or done twice is looked for also where something else failed before.
        self.check(f"{self.options.kills} kills under load", lambda: self.kill(drill))
        self.check("every acknowledged check-in is there once", self.nothing_lost)
        self.check("the figures are those of the log", self.verified)
        self.check("a restart changes no figure", self.restarted)
        self.table(drill, time.monotonic() - started)
        for name, function in outages.checks(self.world, self.options):
            self.check(name, function)

    def kill(self, drill):
        clients = [
            Client(number, self.options.seed, self.world, ORGANISATIONS[number % len(ORGANISATIONS)], 0.05)
            for number in range(self.options.clients)]
        for client in clients:
            client.start()
        try:
            drill.run()
        except BaseException:
            self.world.abort.set()
            raise
        finally:
            self.world.surge.clear()
            self.world.finish.set()
            deadline = time.monotonic() + 90
            for client in clients:
                client.join(max(0.0, deadline - time.monotonic()))
        assert not any(client.is_alive() for client in clients), "a client still waits for answers"
        ledger = self.world.ledger
        assert not ledger.troubles, "\n".join(ledger.troubles[:20])
        floor = self.options.repeated
        assert ledger.repeated >= floor, f"only {ledger.repeated} repeated answers, the floor is {floor}"

    def nothing_lost(self):
        wrong, count = [], 0
        for organisation in ORGANISATIONS:
            records = self.world.records(organisation)
            count += sum(map(len, records.values()))
            wrong += self.world.ledger.check(organisation, records)
        assert not wrong, f"{len(wrong)} faults:\n" + "\n".join(wrong[:20])
        return f"{count} records, 0 lost, 0 twice"

    def verified(self):
        nodes = changes = 0
        for organisation in ORGANISATIONS:
            proof = self.world.verify(organisation)
            assert proof.differences == 0, list(proof.examples)
            nodes, changes = nodes + proof.nodes_compared, changes + proof.changes_replayed
        return f"0 differences in {nodes} items over {changes} changes"

    def restarted(self):
        before = {name: self.world.figures(name) for name in ORGANISATIONS}
        status = self.victim.stop()
        assert status == 0, f"exit {status}"
        self.victim.start()
        self.world.wait_until_serving()
        for name in ORGANISATIONS:
            assert self.world.figures(name) == before[name], name
        return f"{sum(map(len, before.values()))} items compared"

    def table(self, drill, seconds):
        ledger = self.world.ledger
        entries = ledger.entries
        rows = [
            ("seed", self.options.seed),
            ("seconds", f"{seconds:.0f}"),
            ("connections", self.options.clients),
            ("requests sent", ledger.sent),
            ("requests acknowledged", sum(entry.acknowledged for entry in entries)),
            ("records acknowledged", sum(len(entry.notes) for entry in entries if entry.acknowledged)),
            ("corrections and voids among them", sum(bool(entry.replaces) for entry in entries)),
            ("replies cut off on purpose", ledger.cut),
            ("sent again after their answer", ledger.resent_after_answer),
            ("answered \"repeated\"", ledger.repeated),
            ("answered \"try again\"", ledger.refused_for_now),
        ]
        print("\nFigure                              Value")
        for name, value in rows:
            print(f"{name:<35} {value:>10}")
        print("\nKill         Count  Median until answered  Longest")
        for kind in [*KINDS, "all"]:
            times = [s for k, s in drill.recoveries if kind in (k, "all")]
            if times:
                print(f"{kind:<12} {len(times):>5}  {statistics.median(times):>19.2f} s  {max(times):>5.2f} s")
        print(flush=True)


def arguments():
    parser = argparse.ArgumentParser(prog="deploy/faults", description=__doc__.split("\n\n")[0])
    parser.add_argument("okrd", help=argparse.SUPPRESS)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--short", action="store_true", help="12 kills, at least 50 repeated answers: for CI (the default)")
    form.add_argument("--long", action="store_true", help="200 kills, at least 1000 repeated answers, long outages")
    parser.add_argument("--kills", type=int, help="another number of kills")
    parser.add_argument("--clients", type=int, default=12, help="connections under load (12)")
    parser.add_argument("--seed", type=int, help="repeat a run's choices")
    parser.add_argument("--keep", action="store_true", help="leave the server's folder for a look")
    options = parser.parse_args()
    options.kills = options.kills or (200 if options.long else 12)
    options.repeated = 1000 if options.long else 50
    options.seed = options.seed if options.seed is not None else random.randrange(1 << 32)
    return options


def main():
    options = arguments()
    print(f"Seed {options.seed}: {options.kills} kills, {options.clients} connections.", flush=True)
    run = Run(options.okrd, options)
    try:
        run.all()
        if run.failed:
            print(f"The server said:\n{run.victim.tail()}")
    finally:
        if options.keep:
            print(f"The server's folder is {run.victim.folder}.")
            if run.victim.process.poll() is None:
                run.victim.stop()
        else:
            run.victim.remove()
    print(f"{run.passed} passed, {run.failed} failed")
    return 1 if run.failed else 0


if __name__ == "__main__":
    sys.exit(main())
