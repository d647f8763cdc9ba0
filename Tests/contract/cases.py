"""A small contract, one change to it a case, and the problems that proto/check must name, all of them and no others."""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "proto"))

import check  # noqa: E402  (proto/check.py)
from google.protobuf import descriptor_pb2  # noqa: E402

CONTRACT = """\
// Aims.
syntax = "proto3";

package okr.v1;

service AimService {
  rpc GetAim(GetAimRequest) returns (GetAimResponse);
  // Tells what moves.
  rpc WatchAims(WatchAimsRequest) returns (stream WatchAimsResponse);
}

// What somebody wants.
message Aim {
  string id = 1;
  int64 weight = 2;
  repeated string owners = 3;
  oneof kind {
    bool binary = 4;
    int64 graded = 5;
  }
}

// How it goes.
enum Health {
  HEALTH_UNSPECIFIED = 0;
  HEALTH_GOOD = 1;
  HEALTH_BAD = 2;
}

message GetAimRequest {
  string id = 1;
}

message GetAimResponse {
  Aim aim = 1;
}

message WatchAimsRequest {
}

message WatchAimsResponse {
  Aim aim = 1;
  Health health = 2;
}
"""

# What is replaced, by what, and words of each problem.
STYLE = [
    ("", "", []),
    ("// Aims.\n", "", ["says nothing of itself"]),
    ("// Tells what moves.\n", "\n", ["method WatchAims has no comment"]),
    ("// What somebody wants.\n", "\n", ["message Aim has no comment"]),
    ("// How it goes.\n", "\n", ["enum Health has no comment"]),
    ("service AimService", "service Aims", ["doesn't end in Service"]),
    ("rpc GetAim(GetAimRequest)", "rpc GetAim(Aim)", ["doesn't take and give GetAimRequest"]),
    ("returns (GetAimResponse)", "returns (WatchAimsResponse)",
     ["doesn't take and give GetAimRequest and GetAimResponse", "WatchAimsResponse belongs to GetAim"]),
    ("int64 weight", "double weight", ["binary floating point"]),
    ("int64 weight", "optional int64 weight", ["the C side can't read"]),
    ("int64 weight", "map<string, int64> weight", ["maps included"]),
    ("int64 weight", "int64 aimWeight", ["field aimWeight isn't named"]),
    ("HEALTH_GOOD", "GOOD", ["doesn't begin with HEALTH_"]),
    ("HEALTH_UNSPECIFIED", "HEALTH_NONE", ["doesn't begin with HEALTH_UNSPECIFIED = 0"]),
]
BREAKING = [
    ("", "", []),
    # What a client of before doesn't see.
    ("int64 weight = 2;", "int64 weight = 2;\n  string note = 9;", []),
    ("HEALTH_BAD = 2;", "HEALTH_BAD = 2;\n  HEALTH_DIRE = 3;", []),
    ("message WatchAimsRequest {\n", "message WatchAimsRequest {\n  string cycle = 1;\n", []),
    ("int64 weight = 2;", "reserved 2;\n  reserved \"weight\";", []),
    ("HEALTH_BAD = 2;", "reserved 2;\n  reserved \"HEALTH_BAD\";", []),
    # What it trips over.
    ("int64 weight = 2;", "", ["Aim.weight is gone"]),
    ("int64 weight = 2;", "reserved 2;", ["Aim.weight is gone"]),
    ("int64 weight = 2;", "reserved \"weight\";", ["Aim.weight is gone"]),
    ("int64 weight = 2;", "int64 weight = 9;", ["Aim.weight is gone"]),
    ("int64 weight = 2;", "int64 mass = 2;", ["its name was weight", "its JSON name was weight"]),
    ("int64 weight = 2;", "int32 weight = 2;", ["its type was TYPE_INT64 and is TYPE_INT32"]),
    ("int64 weight = 2;", "repeated int64 weight = 2;", ["its cardinality was"]),
    ("repeated string owners", "string owners", ["its cardinality was"]),
    ("    int64 graded = 5;\n  }", "  }\n  int64 graded = 5;", ["its oneof was kind and is "]),
    ("Aim aim = 1;\n  Health", "GetAimRequest aim = 1;\n  Health", ["its message was .okr.v1.Aim"]),
    ("HEALTH_BAD = 2;", "", ["HEALTH_BAD is gone"]),
    ("HEALTH_BAD = 2;", "HEALTH_POOR = 2;", ["was HEALTH_BAD and is HEALTH_POOR"]),
    ("  rpc GetAim(GetAimRequest) returns (GetAimResponse);\n", "", ["AimService/GetAim is gone"]),
    ("stream WatchAimsResponse", "WatchAimsResponse", ["its server_streaming was True"]),
    ("rpc GetAim(GetAimRequest)", "rpc GetAim(WatchAimsRequest)", ["its input_type was"]),
    ("AimService", "GoalService", ["service AimService is gone"]),
]


def descriptors(contract):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "okr/v1/aim_service.proto"
        path.parent.mkdir(parents=True)
        path.write_text(contract)
        out = pathlib.Path(folder) / "out.bin"
        subprocess.run(
            ["protoc", f"--proto_path={folder}", "--include_source_info", f"--descriptor_set_out={out}", str(path)],
            check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(out.read_bytes())


def main():
    released = descriptors(CONTRACT)
    passed = failed = 0
    for what, cases, find in (
            ("style", STYLE, check.style), ("breaking", BREAKING, lambda now: check.breaking(released, now))):
        for old, new, expected in cases:
            assert not old or old in CONTRACT, f"the contract holds no {old!r}"
            found = find(descriptors(CONTRACT.replace(old, new) if old else CONTRACT))
            good = len(found) == len(expected) and all(any(words in problem for problem in found) for words in expected)
            passed, failed = passed + good, failed + (not good)
            if not good:
                print(f"{what}, {old!r} as {new!r}:\n  expected {expected}\n  found    {found}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


main()
