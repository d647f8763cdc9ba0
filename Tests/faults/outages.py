"""Outages that aren't kills: a database that freezes, a disk that is full, a stop in the middle of work."""
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import threading
import time

from load import Client
from victim import Victim
from wire import CallError, Closed, uuid7
from world import ORGANISATIONS, World

# okrd gives a commit 10 s, then its callers 3 s more.
FROZEN_ANSWER_SECONDS = 16
DRAIN_SECONDS = 8
VOLUME_MEGABYTES = 256


def checks(world, options):
    """Name and function of each check; each says what it saw, or "skipped: why"."""
    return [
        ("a frozen PostgreSQL is told, reads go on, and it recovers", lambda: frozen(world)),
        ("SIGTERM under load loses nothing", lambda: drained(world, options)),
        ("a second SIGTERM ends it at once", lambda: second_signal(world)),
        ("SIGTERM while PostgreSQL is frozen for 10 s ends soon after it thaws", lambda: drained_frozen(world)),
        ("a full disk is told, reads go on, and space is all it needs", lambda: full_disk(world, options)),
    ]


def seconds_since(start):
    return f"{time.monotonic() - start:.1f} s"


def unavailable(world, connection, note, key):
    """One attempt; returns the error that it was refused with."""
    connection.socket.settimeout(40)
    try:
        world.record(connection, note, key)
    except CallError as error:
        assert error.code == "UNAVAILABLE", f"expected UNAVAILABLE, got {error}"
        assert error.status.retry_after_microseconds > 0, "it doesn't say when to try again"
        return error
    raise AssertionError("it was accepted while PostgreSQL was away")


def until_recorded(world, connection, note, key, seconds):
    def attempt():
        try:
            return world.record(connection, note, key)
        except CallError as error:
            assert error.code in ("UNAVAILABLE", "DEADLINE_EXCEEDED"), error
            return None
    return world.wait_for(attempt, seconds, f"recording {note}")


def is_there_once(world, organisation, note):
    found = world.records(organisation).get(note, [])
    assert len(found) == 1, f"{note} is there {len(found)} times"


# ── A frozen database: its sockets are open, and nobody answers ──


def frozen(world):
    victim, key = world.victim, uuid7()
    with world.connect("north") as connection, world.connect("north") as reader:
        world.record(connection, "before the frost")
        processes = victim.freeze()
        try:
            sign_in_is_refused(world)
            start = time.monotonic()
            unavailable(world, connection, "in the frost", key)
            told = time.monotonic() - start
            assert told < FROZEN_ANSWER_SECONDS, f"told only after {told:.1f} s"
            again = time.monotonic()
            unavailable(world, connection, "in the frost", key)
            assert time.monotonic() - again < 1, "a second caller waits again"
            read = time.monotonic()
            assert reader.call("ScoreService/GetTree", world.contract.GetTreeRequest()).nodes
            assert time.monotonic() - read < 1, "reads wait for the database"
        finally:
            victim.thaw(processes)
        thaw = time.monotonic()
        until_recorded(world, connection, "in the frost", key, 40)
        back = time.monotonic() - thaw
    is_there_once(world, "north", "in the frost")
    return f"UNAVAILABLE after {told:.1f} s, recorded {back:.1f} s after the thaw"


def sign_in_is_refused(world):
    start = time.monotonic()
    try:
        world.connect("north").close()
    except CallError as error:
        assert error.code == "UNAVAILABLE" and error.status.retry_after_microseconds > 0, error
        assert time.monotonic() - start < 5, "signing in waits for the database"
        return
    raise AssertionError("a sign-in was accepted while PostgreSQL was away")


# ── Stopping ──


def load(world, options, count=6):
    clients = [
        Client(100 + number, options.seed, world, ORGANISATIONS[number % len(ORGANISATIONS)], 0.005) for number in range(count)]
    for client in clients:
        client.start()
    return clients


def drained(world, options):
    world.finish.clear()
    clients = load(world, options)
    time.sleep(1.0)
    start = time.monotonic()
    status = world.victim.stop()
    took = seconds_since(start)
    assert status == 0, f"exit {status}"
    assert world.victim.postmaster() is None, "PostgreSQL still runs"
    world.victim.start()
    world.wait_until_serving()
    world.finish.set()
    for client in clients:
        client.join(60)
    assert not any(client.is_alive() for client in clients), "a client still waits for answers"
    assert not world.ledger.troubles, "\n".join(world.ledger.troubles[:20])
    wrong = [w for name in ORGANISATIONS for w in world.ledger.check(name, ours(world.records(name), name))]
    assert not wrong, f"{len(wrong)} faults:\n" + "\n".join(wrong[:20])
    return f"exit 0 after {took}, nothing lost"


def ours(records, organisation):
    """Without what the checks here recorded beside the ledger."""
    return {note: found for note, found in records.items() if note.startswith(f"{organisation} ")}


def second_signal(world):
    victim = world.victim
    with world.connect("south") as connection:
        world.record(connection, "before the signals")
        processes = victim.freeze()  # So that the first one can't be quick.
        try:
            threading.Thread(target=swallow, args=(world, connection), daemon=True).start()
            time.sleep(0.3)
            victim.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            assert victim.process.poll() is None, "it was gone before the second signal"
            start = time.monotonic()
            victim.process.send_signal(signal.SIGTERM)
            status = victim.process.wait(timeout=30)
            took = time.monotonic() - start
        finally:
            victim.thaw(processes)
    assert status == 0, f"exit {status}"
    assert took < 5, f"it took {took:.1f} s"
    restart(world)
    return f"after {took:.1f} s"


def restart(world):
    world.victim.start()
    world.wait_until_serving()
    for name in ORGANISATIONS:
        assert world.figures(name)


def drained_frozen(world):
    victim = world.victim
    victim.stop()
    victim.start("--drain-seconds", str(DRAIN_SECONDS))
    world.wait_until_serving()
    with world.connect("east") as connection:
        world.record(connection, "before the stop")
        processes = victim.freeze()
        try:
            start = time.monotonic()
            threading.Thread(target=swallow, args=(world, connection), daemon=True).start()
            time.sleep(0.3)
            victim.process.send_signal(signal.SIGTERM)
            # PostgreSQL doesn't hear its own signal to stop either: it is ended by force.
            threading.Timer(DRAIN_SECONDS + 2, victim.thaw, [processes]).start()
            status = victim.process.wait(timeout=60)
            took = time.monotonic() - start
        finally:
            victim.thaw(processes)
    assert status == 0, f"exit {status}"
    assert took < DRAIN_SECONDS + 8, f"it took {took:.1f} s"
    restart(world)
    return f"exit 0 after {took:.1f} s of {DRAIN_SECONDS} s for the drain"


def swallow(world, connection):
    try:
        world.record(connection, "during the stop")
    except (CallError, Closed, OSError):
        pass


# ── A full disk ──


def full_disk(world, options):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="okr-volume-", dir="/tmp"))
    os.chmod(folder, 0o711)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={VOLUME_MEGABYTES}m,mode=0711", "okr-volume", str(folder)]
    if subprocess.run(mount, capture_output=True).returncode != 0:
        folder.rmdir()
        return "skipped: a tmpfs can't be mounted here"
    victim = Victim(world.victim.okrd)
    shutil.rmtree(victim.folder)
    victim.folder, victim.data = folder, folder / "data"
    handle, log = tempfile.mkstemp(prefix="okr-volume-", suffix=".log", dir="/tmp")
    os.close(handle)
    victim.log = pathlib.Path(log)
    try:
        return fill(World(victim), folder)
    except Exception:
        print(victim.tail())
        raise
    finally:
        victim.remove()
        subprocess.run(["umount", str(folder)], check=False)
        folder.rmdir()
        victim.log.unlink()


def fill(world, folder):
    world.victim.start()
    world.wait_until_serving()
    world.prepare()
    acknowledged = []
    with world.connect("west") as connection:
        world.record(connection, "before")
        ballast = folder / "ballast"
        with open(ballast, "wb", buffering=0) as file:
            try:
                while True:
                    file.write(b"\0" * (1 << 16))
            except OSError:
                pass
        error = fill_rest(world, connection, acknowledged)
        start = time.monotonic()
        assert connection.call("ScoreService/GetTree", world.contract.GetTreeRequest()).nodes
        assert time.monotonic() - start < 1, "reads wait for the disk"
        ballast.unlink()
        freed = time.monotonic()
        until_recorded(world, connection, "after", uuid7(), 60)
        back = time.monotonic() - freed
    records = world.records("west")
    lost = [note for note in acknowledged if len(records.get(note, [])) != 1]
    assert not lost, f"{len(lost)} acknowledged records are lost"
    assert world.verify("west").differences == 0
    return f"{error.reason} after {len(acknowledged)} more records, recording again {back:.1f} s after space came back"


def fill_rest(world, connection, acknowledged):
    """Records until the last page is full; returns the refusal."""
    c = world.contract
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        notes = [f"full {len(acknowledged) + number} {'x' * 900}" for number in range(200)]
        request = c.BatchRecordCheckInsRequest(
            mutation=c.Mutation(idempotency_key=uuid7()),
            check_ins=[c.CheckIn(key_result="kr-2", value=c.Value(micros=5), note=note) for note in notes])
        try:
            connection.socket.settimeout(40)
            connection.call("CheckInService/BatchRecordCheckIns", request)
        except CallError as error:
            assert error.code == "UNAVAILABLE" and error.status.retry_after_microseconds > 0, error
            return error
        acknowledged += notes
    raise AssertionError("the disk never became full")
