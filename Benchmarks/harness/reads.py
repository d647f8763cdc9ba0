"""server.read.objective: reads of an objective with its key results, beside a gRPC echo of 50 bytes."""
import pathlib
import shutil
import statistics
import subprocess

import server

HERE = pathlib.Path(__file__).resolve().parents[1]
PEER = HERE / "peers/grpc-echo"
BUILD = HERE / ".build/grpc-echo"

NAME = "server.read.objective"
NAMES = [NAME]
GOAL = 6
# In flight on both sides; ours: so many connections, and requests in flight on each.
IN_FLIGHT = 64
CONNECTIONS = 16
# What the peer may have: channels, and threads of the client. The fastest is kept.
SHAPES = [(1, 1), (4, 2), (16, 2)]


def build():
    """Builds the peer where it is missing or older than its source; gives the program's path."""
    program = BUILD / "grpc-echo"
    sources = [PEER / "echo.proto", PEER / "main.cc"]
    if program.exists() and all(program.stat().st_mtime > source.stat().st_mtime for source in sources):
        return program
    for tool in ("protoc", "grpc_cpp_plugin", "g++", "pkg-config"):
        if not shutil.which(tool):
            raise SystemExit(f"{tool} is not there: apt-get install g++ libgrpc++-dev pkg-config protobuf-compiler-grpc")
    BUILD.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        ["protoc", f"--proto_path={PEER}", f"--cpp_out={BUILD}", f"--grpc_out={BUILD}",
         f"--plugin=protoc-gen-grpc={shutil.which('grpc_cpp_plugin')}", sources[0]], check=True)
    flags = subprocess.run(
        ["pkg-config", "--cflags", "--libs", "grpc++", "protobuf"], check=True, stdout=subprocess.PIPE, text=True).stdout
    subprocess.run(
        ["g++", "-O2", "-std=c++17", f"-I{BUILD}", "-o", program, sources[1], BUILD / "echo.pb.cc",
         BUILD / "echo.grpc.pb.cc", *flags.split()], check=True)
    return program


class Echo:
    """The peer's server, for the length of a `with`."""

    def __enter__(self):
        self.program = build()
        self.process = subprocess.Popen(
            [self.program, "server"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        self.port = self.process.stdout.readline().strip()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def rate(self, shape, seconds):
        """Calls a second."""
        words = [self.program, "client", self.port, *shape, IN_FLIGHT, seconds]
        done = subprocess.run([str(word) for word in words], check=True, stdout=subprocess.PIPE, text=True)
        return float(done.stdout)


def reads(okrd, seconds):
    """Reads a second."""
    return okrd.load(CONNECTIONS, IN_FLIGHT // CONNECTIONS, seconds, what="objective")["rate"]


def rows(names, quick):
    """The rounds go by turns, so that what the machine does beside hits both."""
    seconds, rounds = (2, 3) if quick else (5, 5)
    ours, theirs = [], []
    with Echo() as echo, server.Server() as okrd:
        # So that there are values, scores and health to read.
        okrd.load(64, 16, 2)
        reads(okrd, 1)
        shape = max(SHAPES, key=lambda shape: echo.rate(shape, 1 if quick else 2))
        for _ in range(rounds):
            ours.append(reads(okrd, seconds))
            theirs.append(echo.rate(shape, seconds))
    value, peer = statistics.median(ours), statistics.median(theirs)
    channels = f"{shape[0]} channel{'s' if shape[0] > 1 else ''}"
    return [{
        "name": NAME, "value": value, "unit": "/s", "better": "higher", "peer": f"gRPC C++ echo, {channels}",
        "peer_value": peer, "ratio": value / peer, "goal": GOAL, "n": rounds, "min": min(ours), "max": max(ours)}]
