"""A PostgreSQL of the benchmarks' own: in a temporary folder, with durable settings, on a unix socket or over TLS."""
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import tempfile

SETTINGS = [
    "listen_addresses=''", "shared_buffers=512MB", "max_wal_size=4GB", "work_mem=256MB",
    "maintenance_work_mem=512MB", "max_connections=200",
]


def binaries():
    found = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name))
    if not found:
        raise SystemExit("PostgreSQL's programs are not there: apt-get install postgresql")
    return found[-1]


class Postgres:
    """Started by `with`, stopped and removed at its end. With a certificate its clients come over TLS."""

    def __init__(self, certificate=None):
        self.certificate = certificate

    def __enter__(self):
        self.bin = binaries()
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="okr-bench-", dir="/tmp"))
        self.account = []
        if os.getuid() == 0:
            # PostgreSQL doesn't run as root.
            user = pwd.getpwnam("postgres")
            os.chown(self.folder, user.pw_uid, user.pw_gid)
            self.account = ["runuser", "-u", "postgres", "--"]
        self.data = self.folder / "data"
        self.run("initdb", "-D", self.data, "-A", "trust", "-U", "bench", "--no-locale", "-E", "UTF8")
        settings = [*SETTINGS, f"unix_socket_directories={self.folder}"]
        if self.certificate:
            settings += self.listen()
        options = " ".join(f"-c {setting}" for setting in settings)
        self.run("pg_ctl", "-D", self.data, "-o", options, "-l", self.folder / "log", "-w", "start")
        return self

    def __exit__(self, *_):
        self.run("pg_ctl", "-D", self.data, "-m", "fast", "-w", "stop", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def listen(self):
        """The settings of TLS on loopback. PostgreSQL takes only a key of its own account."""
        for source, name in ((self.certificate.file, "server.crt"), (self.certificate.key, "server.key")):
            shutil.copyfile(source, self.data / name)
            (self.data / name).chmod(0o600)
            shutil.chown(self.data / name, self.data.owner(), self.data.group())
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        return ["listen_addresses=127.0.0.1", f"port={self.port}", "ssl=on"]

    def run(self, program, *arguments, check=True):
        command = [*self.account, self.bin / program, *arguments]
        return subprocess.run(
            [str(word) for word in command], check=check, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            cwd="/tmp")

    @property
    def url(self):
        if self.certificate:
            return f"host=127.0.0.1 port={self.port} sslmode=require user=bench dbname=postgres"
        return f"host={self.folder} user=bench dbname=postgres"

    def sql(self, text, *options):
        """Runs a script and gives what it prints."""
        command = [self.bin / "psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", *options, self.url]
        done = subprocess.run([str(word) for word in command], input=text, capture_output=True, text=True)
        if done.returncode != 0:
            raise RuntimeError(done.stderr)
        return done.stdout
