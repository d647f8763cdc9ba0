"""Runs `okr load` against a server, and knows when its run proper begins and ends."""
import json
import os
import subprocess
import threading
import time

import server


class ClientLoad:
    """Started at once, in the background; `result` waits for its end.

    The run proper, without the companies made before and the checks after, lies between the instants `began` and
    `ended` of the monotonic clock.
    """

    def __init__(self, target, **options):
        self.path = target.folder / "load.json"
        self.path.unlink(missing_ok=True)
        words = [server.BUILT / "okr", "load", "--json", self.path]
        for name, value in options.items():
            words += [f"--{name.replace('_', '-')}", value]
        environment = {**os.environ, "OKR_SERVER": f"127.0.0.1:{target.port}",
                       "OKR_TOKEN_FILE": str(target.folder / "operator.token")}
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [str(word) for word in words], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True)
        self.first_point = self.ended = None
        self.said = []
        self.has_begun, self.has_ended = threading.Event(), threading.Event()
        self.readers = [threading.Thread(target=self.listen, daemon=True),
                        threading.Thread(target=self.take_output, daemon=True)]
        for reader in self.readers:
            reader.start()

    def listen(self):
        """The load says a line where each stage begins: its points come while calls are sent."""
        for line in self.process.stderr:
            now = time.monotonic()
            self.said = [*self.said, line.rstrip()][-20:]
            if " left " in line and self.first_point is None:
                self.first_point = now
                self.has_begun.set()
            elif line.startswith(("reading back", "verifying")) and self.ended is None:
                self.ended = now
                self.has_ended.set()
        self.has_begun.set()
        self.has_ended.set()

    def take_output(self):
        self.output = self.process.stdout.read()

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait()

    def result(self):
        """The load's report; raises where it didn't run. `holds` in it says whether the server kept its word."""
        self.process.wait()
        for reader in self.readers:
            reader.join()
        if not self.path.exists() or self.first_point is None:
            raise RuntimeError("okr load didn't run:\n" + "\n".join(self.said))
        report = json.loads(self.path.read_text())
        self.began = self.first_point - report["points"][0]["milliseconds"] / 1e3
        return report


def calls(report, name, rate=0):
    """What the load says of one kind of call: how many, and the latencies in microseconds."""
    for call in report["rates"][rate]["calls"]:
        if call["call"] == name:
            return call
    raise RuntimeError(f"the load made no {name}: it was too short, or its rate too low")


def failures(report):
    """What the load found wrong, in words."""
    found = [f"{each['count']} × {each['call']} {each['reason']}: {each['example']}" for each in report["failures"]]
    for what in ("missing", "different"):
        if report["read_back"][what]:
            found.append(f"{report['read_back'][what]} acknowledged check-ins are {what}")
    if report["proof"]["differences"]:
        found.append(f"{report['proof']['differences']} figures differ from the log")
    return "; ".join(found)
