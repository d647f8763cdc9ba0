"""The server under attack: okrd and the PostgreSQL below it, found and ended by their process ids only."""
import os
import pathlib
import random
import signal
import subprocess
import time

from server import Server


class Victim(Server):
    """A private okrd whose PostgreSQL can be got at."""

    def start(self, *arguments):
        command = [self.okrd, "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}", "--management", "127.0.0.1:0", *arguments]
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)

    def kill_okrd(self):
        self.process.kill()
        self.process.wait()

    def postmaster(self):
        """The postmaster's process id, from the cluster's own lock file; None where none runs."""
        try:
            number = int((self.data / "postgres" / "postmaster.pid").read_text().split("\n")[0])
            name = pathlib.Path(f"/proc/{number}/comm").read_text().strip()
        except (OSError, ValueError):
            return None
        return number if name == "postgres" and self._is_ours(number) else None

    def _is_ours(self, number):
        try:
            return os.readlink(f"/proc/{number}/cwd") == str(self.data / "postgres")
        except OSError:
            return False

    def children(self, number=None):
        """The postmaster's children: process id → its title."""
        number = number or self.postmaster()
        found = {}
        if number is None:
            return found
        try:
            ids = pathlib.Path(f"/proc/{number}/task/{number}/children").read_text().split()
        except OSError:
            return found
        for child in ids:
            try:
                found[int(child)] = pathlib.Path(f"/proc/{child}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
            except OSError:
                pass
        return found

    def freeze(self):
        """Stops the postmaster and all of its children; returns them."""
        postmaster = self.postmaster()
        frozen = [postmaster, *self.children(postmaster)]
        for process in frozen:
            self._signal(process, signal.SIGSTOP)
        return frozen

    def thaw(self, frozen):
        for process in frozen:
            if self._is_ours(process):
                self._signal(process, signal.SIGCONT)

    @staticmethod
    def _signal(process, number):
        try:
            os.kill(process, number)
        except ProcessLookupError:
            pass

    def kill_postmaster(self):
        number = self.postmaster()
        if number is None:
            return False
        os.kill(number, signal.SIGKILL)
        return True

    def kill_backend(self, choose=random):
        """Kills one process of PostgreSQL: mostly one that serves okrd, sometimes another."""
        children = self.children()
        serving = sorted(p for p, title in children.items() if "okr okr" in title)
        others = sorted(set(children) - set(serving))
        pool = serving if serving and (not others or choose.random() < 0.75) else others
        if not pool:
            return False
        try:
            os.kill(choose.choice(pool), signal.SIGKILL)
        except ProcessLookupError:
            return False
        return True

    def remove(self):
        """Leaves nothing behind: also not a PostgreSQL whose okrd was killed."""
        number = self.postmaster()
        super().remove()
        if number is not None and self._is_ours(number):
            os.kill(number, signal.SIGQUIT)
            for _ in range(100):
                if not os.path.exists(f"/proc/{number}"):
                    break
                time.sleep(0.05)
