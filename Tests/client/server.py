"""A private okrd for the checks: started on a free port with a folder of its own, ended by its process id."""
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

READY_SECONDS = 60


class Server:
    """The folder lies under /tmp, since as root PostgreSQL runs as another account that must get there."""

    def __init__(self, okrd):
        self.okrd = okrd
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="okr-client-", dir="/tmp"))
        os.chmod(self.folder, 0o711)
        self.data = self.folder / "data"
        self.log = self.folder / "okrd.log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.process = None

    def start(self):
        """Starts it; the caller asks for health until it is ready."""
        self.process = self.spawn(self.log, "--data", str(self.data), "--listen", f"127.0.0.1:{self.port}", "--management", "127.0.0.1:0",
            "--slow-request-ms", "1")

    def spawn(self, log_path, *arguments):
        """An okrd in the background; whoever starts it ends it."""
        with open(log_path, "ab") as log:
            return subprocess.Popen(
                [self.okrd, *arguments], stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True)

    def wait_until(self, is_ready, process=None):
        process = process or self.process
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline:
            if process.poll() is not None:
                raise RuntimeError(f"okrd ended with {process.returncode}:\n{self.tail()}")
            try:
                if is_ready():
                    return
            except OSError:
                pass
            time.sleep(0.05)
        raise RuntimeError(f"okrd was not ready after {READY_SECONDS} s:\n{self.tail()}")

    def bootstrap(self):
        """The first operator's token."""
        path = self.folder / "operator.token"
        command = [
            self.okrd, "admin", "bootstrap", "--data", str(self.data), "--name", "client-test", "--token-file", str(path)]
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        assert path.stat().st_mode & 0o777 == 0o600, "the token file is not private"
        return path.read_text().strip()

    def run(self, *arguments):
        """Another okrd that is expected to end by itself."""
        return subprocess.run(
            [self.okrd, *arguments], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)

    def stop(self, seconds=30):
        """Asks it to drain and returns its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=seconds)

    def tail(self):
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-20:]) if self.log.exists() else ""

    def remove(self):
        """Leaves nothing behind, whatever happened."""
        if self.process is not None and self.process.poll() is None:
            try:
                self.stop()
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
