"""Holds a running okrd to its contract, from outside and in another language. Every figure is asserted exactly.

The small organisation of these checks:

    top  (company, region emea)            top-kr1  rollup_value, sum, 0 -> 100
     └── low  (team, region poland)        low-kr1  metric 2 -> 3
                                           low-kr2  metric 60 -> 30, weight 2
                                           low-kr3  metric 0 -> 50, its value counts in top-kr1
"""
import contextlib
import datetime
import json
import signal
import socket
import struct
import sys
import time
import traceback

from server import Server
from wire import CallError, Closed, Connection, Contract, descriptor_set, uuid7

YEAR = datetime.datetime.now(datetime.timezone.utc).year
CHECKS = []


def check(function):
    """A check in the order of the file; later ones build on earlier ones."""
    CHECKS.append(function)
    return function


class Refusal:
    """A refusal's status, once it has come."""

    status = None


@contextlib.contextmanager
def refused(code, reason=None):
    """What is inside must be refused so; gives the status for a closer look."""
    refusal = Refusal()
    try:
        yield refusal
    except CallError as error:
        refusal.status = error.status
        assert error.code == code, f"expected {code}, got {error}"
        assert reason is None or error.reason == reason, f"expected {reason}, got {error}"
        assert error.status.message, "a refusal without words"
        assert error.status.help, f"no help with {error}"
        assert error.reason and error.reason == error.reason.upper() and len(error.reason) <= 63
        return
    raise AssertionError(f"expected {code}, but it was accepted")


class World:
    """What the checks share: the contract, the server, and a connection for each principal."""

    def __init__(self, server):
        self.server = server
        self.files = descriptor_set()
        self.contract = Contract(self.files)
        self.operator = self.alpha = self.beta = None
        self.tokens = {}
        self.first_id = self.first_key = None

    def connect(self, token="", organisation="", port=None):
        return Connection(self.contract, port or self.server.port, token, organisation)

    def mutation(self, **fields):
        return self.contract.Mutation(idempotency_key=fields.pop("key", None) or uuid7(), **fields)

    def create(self, connection, kind, **fields):
        """Creates a resource: kind "Region", field "region", method RegionService/CreateRegion."""
        field = "".join("_" + c.lower() if c.isupper() else c for c in kind).lstrip("_")
        request = getattr(self.contract, f"Create{kind}Request")(mutation=self.mutation(**fields.pop("mutation", {})))
        getattr(request, field).CopyFrom(getattr(self.contract, kind)(**fields))
        return connection.call(f"{kind}Service/Create{kind}", request)

    def value(self, number):
        return self.contract.Value(micros=round(number * 1_000_000))

    def metric(self, baseline, target):
        return self.contract.MetricKind(baseline=self.value(baseline), target=self.value(target))

    def record(self, key_result, number, key=None, connection=None, validate_only=False, **fields):
        request = self.contract.RecordCheckInRequest(
            mutation=self.mutation(key=key, validate_only=validate_only),
            check_in=self.contract.CheckIn(key_result=key_result, value=self.value(number), **fields))
        return (connection or self.alpha).call("CheckInService/RecordCheckIn", request)

    def tree(self, connection=None, **fields):
        reply = (connection or self.alpha).call("ScoreService/GetTree", self.contract.GetTreeRequest(**fields))
        return {node.id: node for node in reply.nodes}

    def scores(self, *ids):
        tree = self.tree()
        return [tree[id].figures.score.ppm if tree[id].figures.HasField("score") else None for id in ids]


def equal(found, expected):
    assert found == expected, f"expected {expected!r}, got {found!r}"


# ── Before signing in ──


@check
def health_and_descriptors_need_no_token(world):
    with world.connect() as nobody:
        reply = nobody.call("HealthService/Check")
        equal(reply.status, world.contract.enum("ServingStatus").values_by_name["SERVING_STATUS_SERVING"].number)
        with refused("NOT_FOUND"):
            nobody.call("HealthService/Check", world.contract.CheckRequest(service="okr.v1.Nothing"))
        own = type(world.files).FromString(nobody.call("MetaService/GetDescriptors").file_descriptor_set)
        own, stated = {f.name: f for f in own.file}, {f.name: f for f in world.files.file}
        equal(sorted(own), sorted(stated))
        equal([name for name in own if own[name] != stated[name]], [])
        with refused("UNAUTHENTICATED"):
            nobody.call("ObjectiveService/ListObjectives")


@check
def a_wrong_token_is_refused_and_the_connection_closed(world):
    for token in ("okr_wrong", "okr_" + "A" * 43, "x" * 4096):
        with refused("UNAUTHENTICATED"):
            world.connect(token)


@check
def an_oversized_frame_ends_the_connection(world):
    with world.connect() as nobody:
        nobody.socket.sendall(struct.pack(">I", 1 << 31))
        with contextlib.suppress(Closed, ConnectionError):
            while nobody.receive().WhichOneof("frame") != "go_away":
                pass
            nobody.receive()
            raise AssertionError("the connection stayed open")


@check
def the_operator_makes_organisations_and_their_administrators(world):
    token = world.server.bootstrap()
    world.operator = world.connect(token)
    contract = world.contract
    roles = contract.enum("Role").values_by_name
    equal(world.operator.welcome.principal.role, roles["ROLE_OPERATOR"].number)
    for name in ("alpha", "beta"):
        world.create(world.operator, "Organisation", id=name, name=name.title())
        reply = world.create(
            world.operator, "Token", organisation=name, name=f"admin-{name}", role=roles["ROLE_ADMINISTRATOR"].number)
        assert reply.secret.startswith("okr_") and reply.secret not in str(reply.token)
        world.tokens[name] = reply.secret
    world.alpha, world.beta = world.connect(world.tokens["alpha"]), world.connect(world.tokens["beta"])
    who = world.alpha.call("TokenService/WhoAmI").principal
    equal((who.organisation, who.name), ("alpha", "admin-alpha"))
    with refused("ALREADY_EXISTS"):
        world.create(world.operator, "Organisation", id="alpha", name="Another")


# ── Structure ──


@check
def structure_keeps_every_script(world):
    c = world.contract
    region = world.create(world.alpha, "Region", id="emea", name="EMEA", time_zone="Europe/London").region
    assert region.version > 0 and region.number >= 1
    world.create(world.alpha, "Region", id="poland", name="Polska — Łódź", parent="emea", time_zone="Europe/Warsaw")
    world.create(world.alpha, "Unit", id="company", name="公司", region="emea")
    world.create(world.alpha, "Unit", id="team", name="Zespół 臺灣", parent="company", region="poland")
    world.create(world.alpha, "Cycle", id="year", start=f"{YEAR}-01-01", end=f"{YEAR}-12-31")
    levels = c.enum("Level").values_by_name
    world.create(world.alpha, "Objective", id="top", cycle="year", unit="company", title="让客户第一个想到我们",
                 level=levels["LEVEL_COMPANY"].number)
    world.create(world.alpha, "Objective", id="low", cycle="year", unit="team", title="Zażółć gęślą jaźń")
    world.create(world.alpha, "KeyResult", id="top-kr1", objective="top", title="Sum", unit="leads",
                 rollup_value=c.RollupValueKind(baseline=world.value(0), target=world.value(100)))
    world.create(world.alpha, "KeyResult", id="low-kr1", objective="low", title="2 -> 3 %", unit="%",
                 metric_kind=world.metric(2, 3))
    world.create(world.alpha, "KeyResult", id="low-kr2", objective="low", title="60 -> 30 min", unit="min",
                 metric_kind=world.metric(60, 30), weight=c.Weight(thousandths=2000))
    world.create(world.alpha, "KeyResult", id="low-kr3", objective="low", title="50 leads", unit="leads",
                 metric_kind=world.metric(0, 50))
    found = world.alpha.call("ObjectiveService/GetObjective", c.GetObjectiveRequest(id="low"))
    equal(found.objective.title, "Zażółć gęślą jaźń")
    equal([kr.id for kr in found.key_results], ["low-kr1", "low-kr2", "low-kr3"])
    equal(world.alpha.call("UnitService/GetUnit", c.GetUnitRequest(id="team")).unit.name, "Zespół 臺灣")


@check
def alignments_count_and_circles_are_refused(world):
    world.create(world.alpha, "Alignment", **{"from": "low", "to": "top"})
    world.create(world.alpha, "Alignment", **{"from": "low-kr3", "to": "top-kr1"})
    with refused("FAILED_PRECONDITION", "ALIGNMENT_CIRCLE"):
        world.create(world.alpha, "Alignment", **{"from": "top", "to": "low"})
    equal(world.scores("top", "low"), [0, 0])


@check
def bad_input_changes_nothing(world):
    c = world.contract
    world.alpha.call("ObjectiveService/ListObjectives")
    before = world.alpha.revision
    with refused("INVALID_ARGUMENT"):
        world.create(world.alpha, "KeyResult", id="bad", objective="low", title="flat", metric_kind=world.metric(3, 3))
    with refused("INVALID_ARGUMENT"):
        world.create(world.alpha, "Region", id="nul\0", name="x")
    with refused("INVALID_ARGUMENT"):
        world.create(world.alpha, "Cycle", id="bad", start=f"{YEAR}-02-30", end=f"{YEAR}-12-31")
    with refused("ALREADY_EXISTS"):
        world.create(world.alpha, "Objective", id="low", cycle="year", unit="team", title="again")
    with refused("INVALID_ARGUMENT"):
        world.create(world.alpha, "Region", id="keyless", name="x", mutation={"key": "not-a-uuid"})
    with refused("NOT_FOUND"):
        world.record("nowhere", 1)
    with refused("UNIMPLEMENTED"):
        world.alpha.open("TokenService/Nothing", c.WhoAmIRequest())
        frame = world.alpha.next_of(world.alpha.last_stream)
        raise world.alpha.error(frame.end.status)
    world.alpha.call("ObjectiveService/ListObjectives")
    equal(world.alpha.revision, before)


# ── Check-ins ──


@check
def a_single_check_in_moves_every_score_above(world):
    world.first_key = uuid7()
    reply = world.record("low-kr1", 2.5, key=world.first_key, confidence=world.contract.Ratio(ppm=800_000), note="połowa")
    world.first_id = reply.check_in.id
    assert world.first_id and reply.check_in.revision == reply.outcome.revision
    equal((reply.figures.score.ppm, reply.figures.attainment.ppm), (500_000, 500_000))
    moved = {change.id: (change.score_before.ppm, change.score_after.ppm) for change in reply.outcome.score_changes}
    # low = 500000 / 4; top = (0 + 125000) / 2.
    equal(moved, {"low-kr1": (0, 500_000), "low": (0, 125_000), "top": (0, 62_500)})


@check
def the_same_key_gives_the_first_result(world):
    reply = world.record(
        "low-kr1", 2.5, key=world.first_key, confidence=world.contract.Ratio(ppm=800_000), note="połowa")
    equal((reply.check_in.id, reply.outcome.repeated), (world.first_id, True))
    with refused("ALREADY_EXISTS", "IDEMPOTENCY_KEY_REUSED"):
        world.record("low-kr1", 2.6, key=world.first_key)
    equal(world.scores("low"), [125_000])


@check
def a_dry_run_answers_and_writes_nothing(world):
    reply = world.record("low-kr1", 3, validate_only=True)
    equal({c.id: c.score_after.ppm for c in reply.outcome.score_changes}["low-kr1"], 1_000_000)
    equal(world.scores("low-kr1", "low"), [500_000, 125_000])


def batch(world, pairs):
    c = world.contract
    request = c.BatchRecordCheckInsRequest(
        mutation=world.mutation(), check_ins=[c.CheckIn(key_result=id, value=world.value(v)) for id, v in pairs])
    return world.alpha.call("CheckInService/BatchRecordCheckIns", request)


@check
def a_refused_batch_names_each_refused_record_and_changes_nothing(world):
    with refused("NOT_FOUND") as refusal:
        batch(world, [("low-kr2", 50), ("low-kr9", 1), ("top-kr1", 5)])
    equal(world.scores("low-kr2"), [0])
    places = [violation.field for violation in refusal.status.violations]
    assert places[0].startswith("check_ins[1]") and places[-1].startswith("check_ins[2]"), places


@check
def a_batch_records_all(world):
    equal(len(batch(world, [("low-kr2", 50), ("low-kr3", 20)]).ids), 2)
    # low-kr2 = 10/30; low = (500000 + 2·333333 + 400000) / 4 = 391666.5, to even; top = (200000 + 391666) / 2.
    equal(world.scores("low-kr2", "low-kr3", "low", "top-kr1", "top"), [333_333, 400_000, 391_666, 200_000, 295_833])


@check
def a_correction_replaces_and_a_void_takes_away(world):
    c = world.contract
    fixed = c.CheckIn(replaces=world.first_id, value=world.value(2.75))
    request = c.CorrectCheckInRequest(mutation=world.mutation(), check_in=fixed)
    second = world.alpha.call("CheckInService/CorrectCheckIn", request).check_in
    # low = (750000 + 666666 + 400000) / 4 = 454166.5, to even; top = (200000 + 454166) / 2.
    equal(world.scores("low-kr1", "low", "top"), [750_000, 454_166, 327_083])
    void = c.CorrectCheckInRequest(mutation=world.mutation(), check_in=c.CheckIn(replaces=second.id))
    world.alpha.call("CheckInService/CorrectCheckIn", void)
    equal(world.scores("low-kr1"), [0])
    records = world.alpha.call("CheckInService/ListCheckIns", c.ListCheckInsRequest(key_result="low-kr1")).check_ins
    equal([record.in_force for record in records if record.HasField("value")], [False, False])
    world.record("low-kr1", 2.75)
    equal(world.scores("low-kr1", "low", "top"), [750_000, 454_166, 327_083])


@check
def the_past_can_be_filled_but_not_the_future(world):
    c = world.contract
    now = time.time_ns() // 1000
    world.record("low-kr1", 2.1, effective_time=c.Instant(unix_micros=now - 3_600_000_000))
    equal(world.scores("low-kr1"), [750_000])
    with refused("INVALID_ARGUMENT"):
        world.record("low-kr1", 2.9, effective_time=c.Instant(unix_micros=now + 3_600_000_000))


@check
def versions_and_masks_guard_updates(world):
    c = world.contract

    def update(weight, version, *mask):
        key_result = c.KeyResult(id="low-kr2", weight=c.Weight(thousandths=weight), title="left alone")
        request = c.UpdateKeyResultRequest(
            mutation=world.mutation(expected_version=version), key_result=key_result, update_mask=mask)
        return world.alpha.call("KeyResultService/UpdateKeyResult", request)

    found = world.alpha.call("KeyResultService/GetKeyResult", c.GetKeyResultRequest(id="low-kr2")).key_result
    with refused("INVALID_ARGUMENT"):
        update(1000, 0, "colour")
    changed = update(1000, found.version, "weight").key_result
    equal((changed.title, changed.weight.thousandths), ("60 -> 30 min", 1000))
    # (750000 + 333333 + 400000) / 3.
    equal(world.scores("low"), [494_444])
    with refused("ABORTED", "STALE_VERSION"):
        update(3000, found.version, "weight")
    update(2000, changed.version, "weight")
    equal(world.scores("low"), [454_166])


# ── Reading ──


@check
def the_tree_comes_in_display_order_and_in_pages(world):
    c = world.contract
    whole = world.alpha.call("ScoreService/GetTree", c.GetTreeRequest())
    # low-kr3 stands under both that it counts in.
    equal([(node.id, node.depth) for node in whole.nodes], [
        ("top", 0), ("top-kr1", 1), ("low-kr3", 2), ("low", 1), ("low-kr1", 2), ("low-kr2", 2), ("low-kr3", 2)])
    assert all(node.counts for node in whole.nodes)
    pages, token = [], ""
    while True:
        request = c.GetTreeRequest(page=c.Page(page_size=2, page_token=token))
        page = world.alpha.call("ScoreService/GetTree", request)
        pages += [node.id for node in page.nodes]
        token = page.next_page_token
        if not token:
            break
    equal(pages, [node.id for node in whole.nodes])


@check
def depth_counts_the_levels_below(world):
    c = world.contract
    tree = world.alpha.call("ScoreService/GetTree", c.GetTreeRequest(roots=["top"], depth=1))
    equal([node.id for node in tree.nodes], ["top", "top-kr1", "low"])
    words = world.alpha.call("ScoreService/Explain", c.ExplainRequest(id="top", depth=1))
    equal([node.id for node in words.nodes], ["top", "top-kr1", "low"])


@check
def rollups_hold_what_lies_below(world):
    c = world.contract
    dimensions = c.enum("Dimension").values_by_name
    request = c.QueryRollupRequest(by=[dimensions["DIMENSION_REGION"].number])
    rows = {row.keys[0]: row for row in world.alpha.call("ScoreService/QueryRollup", request).rows}
    # poland: low alone. emea: top and low, equal weights: (327083 + 454166) / 2 = 390624.5, to even.
    equal({id: row.score.ppm for id, row in rows.items()}, {"poland": 454_166, "emea": 390_624})
    equal([(r.objectives, r.scored, r.key_results, r.measured) for r in (rows["emea"], rows["poland"])],
          [(2, 2, 4, 4), (1, 1, 3, 3)])


@check
def explanations_add_up(world):
    reply = world.alpha.call("ScoreService/Explain", world.contract.ExplainRequest(id="top"))
    head, rest = reply.nodes[0], reply.nodes[1:]
    equal((head.id, head.figures.score.ppm), ("top", 327_083))
    equal(sum(node.contribution.ppm for node in rest if node.depth == 1), 327_083)
    assert head.words and any(node.value.micros == 2_750_000 for node in rest), "the check-in is not shown"


@check
def a_read_sees_what_its_token_names(world):
    world.record("low-kr3", 25)
    with world.connect(world.tokens["alpha"]) as other:
        request = world.contract.GetKeyResultRequest(id="low-kr3")
        reply = other.call("KeyResultService/GetKeyResult", request, at_least=world.alpha.revision)
        equal(reply.figures.score.ppm, 500_000)
    world.record("low-kr3", 20)


@check
def a_watch_shows_the_change(world):
    c = world.contract
    with world.connect(world.tokens["alpha"]) as watcher:
        stream = watcher.open("ScoreService/Watch", c.WatchRequest(roots=["top"]))
        messages = watcher.messages("ScoreService/Watch", stream)
        first = {figures.id: figures.score.ppm for figures in next(messages).figures}
        equal(first["top"], 327_083)
        outcome = world.record("low-kr3", 30).outcome
        latest = dict(first)
        for message in messages:
            latest.update({figures.id: figures.score.ppm for figures in message.figures})
            if message.revision >= outcome.revision:
                break
        # low = (750000 + 666666 + 600000) / 4 = 504166.5, to even; top = (300000 + 504166) / 2.
        equal([latest[id] for id in ("low-kr3", "low", "top-kr1", "top")], [600_000, 504_166, 300_000, 402_083])
        watcher.cancel(stream)
        with refused("CANCELLED"):
            for _ in messages:
                pass


# ── Tenants ──


@check
def another_organisation_sees_nothing(world):
    c = world.contract
    for method, request in (
            ("ObjectiveService/GetObjective", c.GetObjectiveRequest(id="top")),
            ("KeyResultService/GetKeyResult", c.GetKeyResultRequest(id="low-kr1")),
            ("RegionService/GetRegion", c.GetRegionRequest(id="emea")),
            ("ScoreService/Explain", c.ExplainRequest(id="top")),
            ("CheckInService/ListCheckIns", c.ListCheckInsRequest(key_result="low-kr1"))):
        with refused("NOT_FOUND"):
            world.beta.call(method, request)
    with refused("NOT_FOUND"):
        world.record("low-kr1", 3, connection=world.beta)
    equal(len(world.tree(world.beta)), 0)
    equal(world.beta.call("ObjectiveService/ListObjectives").total, 0)
    with refused("PERMISSION_DENIED"):
        world.create(world.beta, "Organisation", id="gamma", name="Gamma")


# ── Documents ──


def export(world, connection):
    stream = connection.open("ImportService/ExportDocument", world.contract.ExportDocumentRequest())
    return b"".join(message.chunk for message in connection.messages("ImportService/ExportDocument", stream))


def import_document(world, connection, document, piece_bytes=512):
    c = world.contract
    pieces = [document[start:start + piece_bytes] for start in range(0, len(document), piece_bytes)]
    requests = [c.ImportDocumentRequest(chunk=piece) for piece in pieces]
    requests[0].mutation.CopyFrom(world.mutation())
    return connection.upload("ImportService/ImportDocument", requests)


@check
def an_export_imports_elsewhere_with_equal_scores(world):
    document = export(world, world.alpha)
    equal([item["id"] for item in json.loads(document)["objectives"]], ["top", "low"])
    reply = import_document(world, world.beta, document)
    assert reply.created >= 12 and not [f for f in reply.findings if f.severity == 2], reply
    mine, theirs = world.tree(), world.tree(world.beta)
    equal({id: node.figures.score.ppm for id, node in theirs.items()}, {id: node.figures.score.ppm for id, node in mine.items()})
    again = import_document(world, world.beta, document)
    equal((again.created, again.changed, again.check_ins, again.outcome.unchanged), (0, 0, 0, True))


@check
def a_refused_import_changes_nothing(world):
    document = json.dumps({"cycles": [{"id": "c", "start": f"{YEAR}-01-01"}], "objectives": [
        {"id": "new", "cycle": "c", "title": "t", "key_results": [{"id": "new-kr1", "kind": "metric", "title": "no target"}]}]})
    before = world.beta.call("ObjectiveService/ListObjectives").total
    with refused("INVALID_ARGUMENT"):
        import_document(world, world.beta, document.encode())
    equal(world.beta.call("ObjectiveService/ListObjectives").total, before)


# ── What the server writes of itself ──


@check
def the_log_is_a_json_object_a_line_with_the_stages_of_slow_requests(world):
    # Off the lanes it replays the log, which takes longer than the millisecond that is slow here.
    for _ in range(20):
        world.alpha.call("ServerService/VerifyOrganisation")
    lines = [json.loads(line) for line in world.server.log.read_text().splitlines() if line.startswith("{")]
    slow = [line for line in lines if line["msg"] == "slow request"]
    assert slow, "none of 20 verifications took a millisecond"
    for line in slow:
        assert list(line)[:4] == ["time", "level", "component", "msg"], line
        equal(line["component"], "rpc")
        assert line["method"].startswith("okr.v1.") and line["duration_ms"] >= 1, line
        assert 0 <= line["decode_ms"] <= line["duration_ms"], line
    assert any(line.get("organisation") == "alpha" and line.get("principal") for line in slow), slow


# ── Starts that are refused ──


def start_is_refused(world, words, *arguments):
    done = world.server.run(*arguments)
    assert done.returncode != 0, f"okrd {arguments} ran"
    assert all(word in done.stderr for word in words), done.stderr


@check
def plain_tcp_off_loopback_needs_a_flag(world):
    start_is_refused(world, ["TLS", "--allow-plaintext"], "--data", str(world.server.folder / "other"), "--listen", "0.0.0.0:0", "--management", "none")
    assert not (world.server.folder / "other").exists(), "refused only after the data was touched"


@check
def a_taken_port_is_named_before_anything_is_started(world):
    port = str(world.server.port)
    start_is_refused(world, [port, "--listen"], "--data", str(world.server.folder / "other"), "--listen", f"127.0.0.1:{port}")
    assert not (world.server.folder / "other").exists(), "refused only after the data was touched"


@check
def plain_http_off_loopback_needs_a_flag(world):
    start_is_refused(
        world, ["--management", "TLS", "--allow-plaintext"],
        "--data", str(world.server.folder / "other"), "--listen", "127.0.0.1:0", "--management", "0.0.0.0:0")
    assert not (world.server.folder / "other").exists(), "refused only after the data was touched"


@check
def a_taken_management_port_is_named_before_anything_is_started(world):
    port = str(world.server.port)
    start_is_refused(
        world, [port, "--management"],
        "--data", str(world.server.folder / "other"), "--listen", "127.0.0.1:0", "--management", f"127.0.0.1:{port}")
    assert not (world.server.folder / "other").exists(), "refused only after the data was touched"


@check
def a_superusers_database_needs_a_flag(world):
    url = f"host={world.server.data}/socket user=okr dbname=okr"
    start_is_refused(world, ["superuser", "--allow-unsafe-database"], "--database", url, "--listen", "127.0.0.1:0", "--management", "none")


@check
def an_unsafe_database_is_served_where_the_flag_allows_it(world):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"host={world.server.data}/socket user=okr dbname=okr"
    log = world.server.folder / "second.log"
    second = world.server.spawn(log, "--database", url, "--allow-unsafe-database", "--listen", f"127.0.0.1:{port}", "--management", "none")
    try:
        world.server.wait_until(lambda: is_serving(world, port), second)
        assert "the database is unsafe" in log.read_text(), log.read_text()
    finally:
        second.send_signal(signal.SIGTERM)
        equal(second.wait(timeout=30), 0)


# ── The end ──


@check
def the_figures_are_proven_and_survive_a_restart(world):
    for connection in (world.alpha, world.beta):
        proof = connection.call("ServerService/VerifyOrganisation")
        assert proof.nodes_compared >= 6 and proof.changes_replayed > 0
        equal((proof.differences, list(proof.examples)), (0, []))
    before = world.scores("low-kr1", "low", "top-kr1", "top")
    equal(world.server.stop(), 0)
    world.server.start()
    world.server.wait_until(lambda: is_serving(world))
    world.alpha = world.connect(world.tokens["alpha"])
    equal(world.scores("low-kr1", "low", "top-kr1", "top"), before)
    reply = world.record(
        "low-kr1", 2.5, key=world.first_key, confidence=world.contract.Ratio(ppm=800_000), note="połowa")
    equal((reply.check_in.id, reply.outcome.repeated), (world.first_id, True))


@check
def draining_ends_with_zero(world):
    equal(world.server.stop(), 0)


def is_serving(world, port=None):
    with world.connect(port=port) as nobody:
        return nobody.call("HealthService/Check").status == 1


def main():
    server = Server(sys.argv[1])
    passed = failed = 0
    try:
        server.start()
        world = World(server)
        server.wait_until(lambda: is_serving(world))
        for function in CHECKS:
            name = function.__name__.replace("_", " ")
            try:
                function(world)
                passed += 1
                print(f"ok      {name}", flush=True)
            except Exception:
                failed += 1
                print(f"FAILED  {name}\n{traceback.format_exc()}", flush=True)
        if failed:
            print(f"The server said:\n{server.tail()}")
    finally:
        server.remove()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
