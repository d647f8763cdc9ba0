"""Clients that record check-ins under load, and never give a request up: whatever has no answer is sent again under
the same key with the same bytes. Now and then one closes its socket before it has read the answers, and sends
requests again that were answered long ago.
"""
import random
import threading
import time

from wire import CallError, Closed, uuid7
from ledger import Entry

AGAIN = {"UNAVAILABLE", "RESOURCE_EXHAUSTED", "DEADLINE_EXCEEDED", "CANCELLED"}
REPLY_CLASSES = {
    "CheckInService/RecordCheckIn": "RecordCheckInResponse",
    "CheckInService/CorrectCheckIn": "CorrectCheckInResponse",
    "CheckInService/BatchRecordCheckIns": "BatchRecordCheckInsResponse",
}


class Client(threading.Thread):
    """One connection at a time, several requests in flight."""

    def __init__(self, number, seed, world, organisation, pace_seconds):
        super().__init__(name=f"client-{number}", daemon=True)
        self.number, self.world, self.organisation = number, world, organisation
        self.ledger = world.ledger
        self.random = random.Random(f"{seed}/{number}")
        self.pace_seconds = pace_seconds
        self.connection = None
        self.serial = 0
        self.pending = []  # Entries without an answer yet.
        self.answered = []  # Some answered entries, to be sent again.
        self.correctable = []  # Ids in force that nobody has replaced.

    # The loop

    def run(self):
        try:
            while not self.world.abort.is_set():
                if self.world.finish.is_set() and not self.pending:
                    break
                self.round()
        except Exception as error:
            self.ledger.trouble(f"client {self.number} ended: {error!r}")
        finally:
            if self.connection:
                self.connection.close()

    def round(self):
        window = self.pending[:]
        if not self.world.finish.is_set():
            while len(window) < self.random.randint(1, 8):
                window.append(self.make())
        self.pending = window[:]
        if self.answered and self.random.random() < 0.15:
            window.append(self.random.choice(self.answered))
        try:
            self.exchange(window)
        except (OSError, Closed):
            self.drop()
            time.sleep(0.05)
        except CallError as error:
            if error.code not in AGAIN:
                self.ledger.trouble(f"client {self.number} could not sign in: {error}")
            self.drop()
            time.sleep(0.1)
        if not self.world.surge.is_set():
            time.sleep(self.random.uniform(0, 2 * self.pace_seconds))

    def drop(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def exchange(self, window):
        if self.connection is None:
            self.connection = self.world.connect(self.organisation)
        streams = {}
        sent_at = time.monotonic()
        for entry in window:
            streams[self.send(entry)] = entry
        if self.random.random() < 0.06:
            # The replies are cut off: the server does the work, and the client will never know.
            for _ in window:
                self.ledger.count("cut")
            time.sleep(self.random.uniform(0, 0.02))
            self.drop()
            return
        replies, wait = {}, 0.0
        while streams:
            frame = self.connection.receive()
            kind = frame.WhichOneof("frame")
            if kind == "message":
                replies[frame.message.stream_id] = frame.message.payload
            elif kind == "end":
                entry = streams.pop(frame.end.stream_id)
                wait = max(wait, self.take(entry, replies.pop(frame.end.stream_id, None), frame.end.status, sent_at))
            elif kind == "go_away":
                raise Closed()
        if wait:
            time.sleep(min(wait, 0.5))

    def send(self, entry):
        entry.sends += 1
        self.ledger.count("sent")
        if entry.acknowledged:
            self.ledger.count("resent_after_answer")
        connection = self.connection
        connection.last_stream += 1
        frame = connection.contract.Frame()
        frame.request.stream_id = connection.last_stream
        frame.request.method = f"okr.v1.{entry.method}"
        frame.request.timeout_microseconds = 15_000_000
        frame.request.payload = entry.payload
        connection.send(frame)
        return connection.last_stream

    def take(self, entry, payload, status, sent_at):
        """Books an answer; returns how long to wait before sending again."""
        if status.code:
            error = self.connection.error(status)
            if error.code not in AGAIN:
                self.ledger.trouble(f"{entry.method} {entry.notes} was refused: {error}")
                self.forget(entry)
                return 0.0
            self.ledger.count("refused_for_now")
            return status.retry_after_microseconds / 1_000_000 or 0.05
        reply = getattr(self.world.contract, REPLY_CLASSES[entry.method]).FromString(payload)
        ids = list(reply.ids) if entry.method.endswith("Ins") else [reply.check_in.id]
        is_first = not entry.acknowledged
        self.ledger.acknowledge(entry, ids, reply.outcome.repeated, sent_at)
        self.forget(entry)
        if is_first:
            self.answered.append(entry)
            self.answered = self.answered[-500:]
            self.correctable += ids if entry.method.endswith("Ins") or not entry.replaces else []
            self.correctable = self.correctable[-200:]
        return 0.0

    def forget(self, entry):
        if entry in self.pending:
            self.pending.remove(entry)

    # New requests

    def make(self):
        kind = self.random.random()
        if kind < 0.12 and self.correctable:
            return self.correction(is_void=self.random.random() < 0.3)
        if kind < 0.25:
            return self.batch(self.random.randint(2, 6))
        c = self.world.contract
        note = self.note()
        request = c.RecordCheckInRequest(mutation=c.Mutation(idempotency_key=uuid7()), check_in=self.check_in(note))
        return self.entry("CheckInService/RecordCheckIn", request, [note])

    def check_in(self, note):
        c = self.world.contract
        return c.CheckIn(
            key_result=self.random.choice(self.world.key_results), value=c.Value(micros=self.random.randint(0, 120_000_000)),
            note=note)

    def batch(self, count):
        c = self.world.contract
        notes = [self.note() for _ in range(count)]
        request = c.BatchRecordCheckInsRequest(
            mutation=c.Mutation(idempotency_key=uuid7()), check_ins=[self.check_in(note) for note in notes])
        return self.entry("CheckInService/BatchRecordCheckIns", request, notes)

    def correction(self, is_void):
        c = self.world.contract
        note, target = self.note(), self.correctable.pop(self.random.randrange(len(self.correctable)))
        check_in = c.CheckIn(replaces=target, note=note)
        if not is_void:
            check_in.value.micros = self.random.randint(0, 120_000_000)
        request = c.CorrectCheckInRequest(mutation=c.Mutation(idempotency_key=uuid7()), check_in=check_in)
        return self.entry("CheckInService/CorrectCheckIn", request, [note], replaces=target)

    def note(self):
        self.serial += 1
        return f"{self.organisation} {self.number}/{self.serial}"

    def entry(self, method, request, notes, replaces=""):
        entry = Entry(self.organisation, request.mutation.idempotency_key, method, request.SerializeToString(), notes, replaces)
        self.ledger.add(entry)
        return entry
