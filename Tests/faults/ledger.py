"""The ledger: every request that changes something, kept until it is answered, and what its answer said. Whatever
the server lost or did twice shows when the ledger is laid beside the server's own list.
"""
import threading
import time


class Entry:
    """One request under one key. Its bytes never change, however often it is sent."""

    __slots__ = ("key", "method", "payload", "notes", "replaces", "ids", "acknowledged", "sends", "organisation")

    def __init__(self, organisation, key, method, payload, notes, replaces=""):
        self.organisation, self.key, self.method, self.payload = organisation, key, method, payload
        self.notes, self.replaces = notes, replaces
        self.ids, self.acknowledged, self.sends = None, False, 0


class Ledger:
    """What all clients sent and were told."""

    def __init__(self):
        self.lock = threading.Lock()
        self.entries = []
        self.acknowledgements = []  # (monotonic time, organisation, time of sending)
        self.sent = self.repeated = self.resent_after_answer = self.cut = self.refused_for_now = 0
        self.troubles = []

    def add(self, entry):
        with self.lock:
            self.entries.append(entry)

    def count(self, name):
        with self.lock:
            setattr(self, name, getattr(self, name) + 1)

    def trouble(self, text):
        with self.lock:
            self.troubles.append(text)

    def acknowledge(self, entry, ids, repeated, sent_at):
        """Takes an answer; a later answer must say the same as the first."""
        with self.lock:
            self.acknowledgements.append((time.monotonic(), entry.organisation, sent_at))
            self.repeated += repeated
            if entry.acknowledged and not repeated:
                self.troubles.append(f"{entry.key} was applied again when it was sent again")
            if entry.ids is not None and entry.ids != ids:
                self.troubles.append(f"{entry.key} was answered with {entry.ids}, then with {ids}")
            if len(ids) != len(entry.notes):
                self.troubles.append(f"{entry.key} of {len(entry.notes)} records was answered with {ids}")
            entry.ids, entry.acknowledged = ids, True

    def first_sent_after(self, moment):
        """When each organisation first answered a request that was sent after the moment."""
        with self.lock:
            found = {}
            for at, organisation, sent_at in reversed(self.acknowledgements):
                if at < moment:
                    break
                if sent_at >= moment:
                    found[organisation] = at
            return found

    def check(self, organisation, records):
        """Compares with the organisation's own records (note → list of records); returns what is wrong."""
        wrong = []
        expected = set()
        replaced = set()
        for entry in self.entries:
            if entry.organisation != organisation:
                continue
            if not entry.acknowledged:
                wrong.append(f"{entry.key} was never answered")
            if entry.replaces:
                replaced.add(entry.replaces)
            for place, note in enumerate(entry.notes):
                expected.add(note)
                found = records.get(note, [])
                if len(found) != 1:
                    wrong.append(f"{note} is there {len(found)} times, not once")
                elif entry.ids and found[0].id != entry.ids[place]:
                    wrong.append(f"{note} is {found[0].id}, but was answered as {entry.ids[place]}")
        wrong += [f"{note} is there, but nobody sent it" for note in records if note not in expected]
        for found in records.values():
            for record in found:
                if record.HasField("value") and record.in_force == (record.id in replaced):
                    wrong.append(f"{record.id} ({record.note}): in force is {record.in_force}")
        return wrong
