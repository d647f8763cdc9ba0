"""Organisations to record in, and what the checks at the end ask of them."""
import collections
import datetime
import threading
import time

from ledger import Ledger
from wire import CallError, Closed, Connection, Contract, descriptor_set, uuid7

YEAR = datetime.datetime.now(datetime.timezone.utc).year
ORGANISATIONS = ["north", "south", "east", "west"]


class World:
    """The contract, the server, the tokens, and what the clients share."""

    def __init__(self, victim):
        self.victim = victim
        self.contract = Contract(descriptor_set())
        self.ledger = Ledger()
        self.finish, self.surge, self.abort = threading.Event(), threading.Event(), threading.Event()
        self.tokens = {}
        self.key_results = [f"kr-{number}" for number in range(1, 65)]

    def connect(self, organisation=""):
        return Connection(self.contract, self.victim.port, self.tokens.get(organisation, ""))

    def is_serving(self):
        try:
            with self.connect() as nobody:
                return nobody.call("HealthService/Check").status == 1
        except (Closed, CallError):
            return False

    def wait_until_serving(self):
        self.victim.wait_until(self.is_serving)

    # Preparing

    def create(self, connection, kind, **fields):
        field = "".join("_" + c.lower() if c.isupper() else c for c in kind).lstrip("_")
        request = getattr(self.contract, f"Create{kind}Request")(mutation=self.contract.Mutation(idempotency_key=uuid7()))
        getattr(request, field).CopyFrom(getattr(self.contract, kind)(**fields))
        return connection.call(f"{kind}Service/Create{kind}", request)

    def prepare(self):
        """Organisations of two regions each, so that a commit touches several chains."""
        self.tokens[""] = ""
        administrator = self.contract.enum("Role").values_by_name["ROLE_ADMINISTRATOR"].number
        with Connection(self.contract, self.victim.port, self.victim.bootstrap()) as operator:
            for name in ORGANISATIONS:
                self.create(operator, "Organisation", id=name, name=name.title())
                self.tokens[name] = self.create(
                    operator, "Token", organisation=name, name=f"ledger-{name}", role=administrator).secret
        for name in ORGANISATIONS:
            with self.connect(name) as connection:
                self.build(connection)

    def build(self, connection):
        c = self.contract
        for region, zone in (("emea", "Europe/Warsaw"), ("apac", "Asia/Taipei")):
            self.create(connection, "Region", id=region, name=region.upper(), time_zone=zone)
            self.create(connection, "Unit", id=f"unit-{region}", name=region, region=region)
        self.create(connection, "Cycle", id="year", start=f"{YEAR}-01-01", end=f"{YEAR}-12-31")
        for number, region in enumerate(("emea", "apac", "emea")):
            self.create(connection, "Objective", id=f"o-{number}", cycle="year", unit=f"unit-{region}", title=f"Objective {number}")
        for number, id in enumerate(self.key_results):
            kind = c.MetricKind(baseline=c.Value(micros=0), target=c.Value(micros=100_000_000))
            self.create(connection, "KeyResult", id=id, objective=f"o-{1 + number % 2}", title=id, metric_kind=kind)
        for low in ("o-1", "o-2"):
            self.create(connection, "Alignment", **{"from": low, "to": "o-0"})

    # Asking

    def records(self, organisation):
        """Every record of every key result: note → records."""
        found = collections.defaultdict(list)
        c = self.contract
        with self.connect(organisation) as connection:
            for id in self.key_results:
                token = ""
                while True:
                    request = c.ListCheckInsRequest(key_result=id, page=c.Page(page_size=1000, page_token=token))
                    page = connection.call("CheckInService/ListCheckIns", request)
                    for record in page.check_ins:
                        found[record.note].append(record)
                    token = page.next_page_token
                    if not token:
                        break
        return found

    def figures(self, organisation):
        """What doesn't move with time alone: scores, attainments, values in force."""
        with self.connect(organisation) as connection:
            nodes = connection.call("ScoreService/GetTree", self.contract.GetTreeRequest()).nodes
        return {n.id: (n.figures.score.ppm, n.figures.attainment.ppm, n.figures.value.micros) for n in nodes}

    def verify(self, organisation):
        with self.connect(organisation) as connection:
            connection.socket.settimeout(120)
            return connection.call(
                "ServerService/VerifyOrganisation", self.contract.VerifyOrganisationRequest(), timeout_microseconds=120_000_000)

    def record(self, connection, note, key=None):
        """One check-in, outside the ledger."""
        c = self.contract
        request = c.RecordCheckInRequest(
            mutation=c.Mutation(idempotency_key=key or uuid7()),
            check_in=c.CheckIn(key_result="kr-1", value=c.Value(micros=1_000_000), note=note))
        return connection.call("CheckInService/RecordCheckIn", request)

    def wait_for(self, condition, seconds, what):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = condition()
            if found:
                return found
            time.sleep(0.02)
        raise AssertionError(f"{what}: not after {seconds} s")
