"""What processes take of the machine, from /proc: memory, descriptors, processor time."""
import os
import pathlib
import threading
import time

TICK = os.sysconf("SC_CLK_TCK")


def read(path):
    """A file of a process, or nothing where the process has ended or isn't ours to look into."""
    try:
        return pathlib.Path(path).read_text()
    except OSError:
        return ""


def resident_bytes(pid):
    return field_bytes(f"/proc/{pid}/status", "VmRSS:")


def proportional_bytes(pid):
    """Resident memory, with what several processes share divided among them."""
    return field_bytes(f"/proc/{pid}/smaps_rollup", "Pss:")


def field_bytes(path, name):
    for line in read(path).splitlines():
        if line.startswith(name):
            return int(line.split()[1]) * 1024
    return 0


def descriptors(pid):
    try:
        return len(os.listdir(f"/proc/{pid}/fd"))
    except OSError:
        return 0


def family(pid):
    """A process and its children."""
    return [pid, *(int(child) for child in read(f"/proc/{pid}/task/{pid}/children").split())]


def processor_seconds(pid, with_ended_children=False):
    """Seconds of processors that a process has taken in all."""
    after_name = read(f"/proc/{pid}/stat").rpartition(")")[2].split()
    if not after_name:
        return 0.0
    # utime and stime are fields 14 and 15; those of ended children follow.
    return sum(int(ticks) for ticks in after_name[11:15 if with_ended_children else 13]) / TICK


def machine_seconds():
    """Seconds of processors that the whole machine has worked."""
    ticks = [int(word) for word in read("/proc/stat").split("\n")[0].split()[1:9]]
    idle = ticks[3] + ticks[4]
    return (sum(ticks) - idle) / TICK


class Watch(threading.Thread):
    """Notes several times a second how much of the processors each named process has taken.

    A process given with its children counts as one with them.
    """

    PAUSE_SECONDS = 0.2

    def __init__(self):
        super().__init__(daemon=True)
        self.ends = threading.Event()
        self.watched = {}
        self.notes = []

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.ends.set()
        self.join()

    def add(self, name, pid, with_children=False):
        self.watched = {**self.watched, name: (pid, with_children)}

    def run(self):
        while not self.ends.wait(self.PAUSE_SECONDS):
            self.note()

    def note(self):
        seconds = {name: self.seconds(*how) for name, how in self.watched.items()}
        self.notes.append((time.monotonic(), machine_seconds(), seconds))

    @staticmethod
    def seconds(pid, with_children):
        if not with_children:
            return processor_seconds(pid)
        children = sum(map(processor_seconds, family(pid)[1:]))
        return processor_seconds(pid, with_ended_children=True) + children

    def processors(self, start, end):
        """How many processors each took on average between two instants, and what else ran as `others`."""
        inside = [note for note in self.notes if start <= note[0] <= end]
        names = [name for name in self.watched if inside and name in inside[0][2]]
        # What has ended takes nothing any more: its last note counts.
        for place in range(1, len(inside)):
            if any(inside[place][2][name] < inside[place - 1][2][name] for name in names):
                inside = inside[:place]
                break
        if len(inside) < 2:
            return {}
        (began, machine, first), (ended, machine_then, last) = inside[0], inside[-1]
        span = max(ended - began, 1e-9)
        taken = {name: max(last[name] - first[name], 0) / span for name in names}
        taken["others"] = max((machine_then - machine) / span - sum(taken.values()), 0)
        return taken
