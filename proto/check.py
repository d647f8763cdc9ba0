"""The checks behind proto/check, over two serialised FileDescriptorSets: the contract now, with comments, and as released.

Style: each name says what it is in every language, and whoever reads the contract alone understands it.
Breaking: what was released keeps its number, name, type and cardinality, in the bytes as in the JSON; what goes leaves its
number and its name reserved.
"""
import pathlib
import re
import sys

from google.protobuf import descriptor_pb2

F = descriptor_pb2.FieldDescriptorProto
PACKAGE = "okr.v1"
# Methods whose names say all, with the resource that they act on.
PLAIN_METHOD = re.compile("(Create|Get|List|Update|Delete)[A-Z]")
LOWER = re.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*")
UPPER = re.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*")
CAMEL = re.compile("([A-Z][a-z0-9]*)+")


def upper_snake(name):
    return re.sub("(?<!^)([A-Z])", r"_\1", name).upper()


# ── Style ──


class Style:
    """What is wrong in one file, with its lines."""

    def __init__(self, file):
        self.file = file
        self.problems = []
        self.places = {tuple(place.path): place for place in file.source_code_info.location}

    def say(self, path, problem):
        place = self.places.get(tuple(path))
        self.problems.append(f"proto/{self.file.name}:{place.span[0] + 1 if place else 1}: {problem}")

    def commented(self, path, what):
        place = self.places.get(tuple(path))
        if not place or not (place.leading_comments.strip() or place.trailing_comments.strip()):
            self.say(path, f"{what} has no comment")

    def name(self, path, name, form, what):
        if not form.fullmatch(name):
            self.say(path, f"{what} {name} isn't named like its kind")

    def check(self, types_used):
        file = self.file
        if file.package != PACKAGE or not file.name.startswith(PACKAGE.replace(".", "/") + "/"):
            self.say([], f"package {file.package} doesn't lie in {PACKAGE.replace('.', '/')}")
        if file.syntax != "proto3":
            self.say([], "the syntax isn't proto3")
        self.name([], pathlib.Path(file.name).stem, LOWER, "file")
        if not self.places.get((12,)) or not self.places[(12,)].leading_comments.strip():
            self.say([], "the file says nothing of itself above its syntax")
        if len(file.service) > 1:
            self.say([6, 1], "a file has one service at the most")
        for i, service in enumerate(file.service):
            self.service([6, i], service, types_used)
        for i, message in enumerate(file.message_type):
            self.message([4, i], message)
        for i, enum in enumerate(file.enum_type):
            self.enum([5, i], enum)
        return self.problems

    def service(self, path, service, types_used):
        self.name(path, service.name, CAMEL, "service")
        if not service.name.endswith("Service"):
            self.say(path, f"service {service.name} doesn't end in Service")
        for i, method in enumerate(service.method):
            here = path + [2, i]
            self.name(here, method.name, CAMEL, "method")
            for type_name, end in ((method.input_type, "Request"), (method.output_type, "Response")):
                if type_name != f".{PACKAGE}.{method.name}{end}":
                    self.say(here, f"{method.name} doesn't take and give {method.name}Request and {method.name}Response")
                if type_name in types_used:
                    self.say(here, f"{type_name} belongs to {types_used[type_name]} already")
                types_used[type_name] = method.name
            if not PLAIN_METHOD.match(method.name):
                self.commented(here, f"method {method.name}")

    def message(self, path, message):
        self.name(path, message.name, CAMEL, "message")
        if not message.name.endswith(("Request", "Response")):
            self.commented(path, f"message {message.name}")
        for i, field in enumerate(message.field):
            here = path + [2, i]
            self.name(here, field.name, LOWER, "field")
            if field.type in (F.TYPE_FLOAT, F.TYPE_DOUBLE):
                self.say(here, f"field {field.name} is binary floating point")
            if field.proto3_optional:
                self.say(here, f"field {field.name} is optional, which the C side can't read")
        if message.nested_type or message.enum_type:
            self.say(path, f"message {message.name} holds types of its own, maps included")

    def enum(self, path, enum):
        self.name(path, enum.name, CAMEL, "enum")
        self.commented(path, f"enum {enum.name}")
        prefix = upper_snake(enum.name) + "_"
        for i, value in enumerate(enum.value):
            here = path + [2, i]
            self.name(here, value.name, UPPER, "value")
            if not value.name.startswith(prefix):
                self.say(here, f"value {value.name} doesn't begin with {prefix}")
        # The 17 codes are gRPC's.
        first = prefix + ("OK" if enum.name == "Code" else "UNSPECIFIED")
        if not enum.value or enum.value[0].name != first or enum.value[0].number != 0:
            self.say(path, f"enum {enum.name} doesn't begin with {first} = 0")


# ── What would break ──


def by_name(items):
    return {item.name: item for item in items}


def all_of(files, kind):
    return {item.name: item for file in files.file for item in getattr(file, kind)}


def is_reserved(holder, number, name, is_enum=False):
    # A message's ranges end before their end, an enum's with it.
    last = 1 if is_enum else 0
    numbers = any(r.start <= number < r.end + last for r in holder.reserved_range)
    return numbers and name in holder.reserved_name


def field_shape(message, field):
    oneof = message.oneof_decl[field.oneof_index].name if field.HasField("oneof_index") else ""
    return {
        "name": field.name, "type": F.Type.Name(field.type), "message": field.type_name,
        "cardinality": F.Label.Name(field.label), "oneof": oneof, "JSON name": field.json_name}


def broken_messages(old, new):
    for name, message in all_of(old, "message_type").items():
        now = all_of(new, "message_type").get(name)
        if now is None:
            yield f"message {name} is gone"
            continue
        fields = {field.number: field for field in now.field}
        for field in message.field:
            found = fields.get(field.number)
            if found is None:
                if not is_reserved(now, field.number, field.name):
                    yield f"{name}.{field.name} is gone; reserve {field.number} and \"{field.name}\""
                continue
            before, after = field_shape(message, field), field_shape(now, found)
            for what in before:
                if before[what] != after[what]:
                    yield f"{name}.{field.name} = {field.number}: its {what} was {before[what]} and is {after[what]}"


def broken_enums(old, new):
    for name, enum in all_of(old, "enum_type").items():
        now = all_of(new, "enum_type").get(name)
        if now is None:
            yield f"enum {name} is gone"
            continue
        values = {value.number: value.name for value in now.value}
        for value in enum.value:
            found = values.get(value.number)
            if found is None:
                if not is_reserved(now, value.number, value.name, is_enum=True):
                    yield f"{value.name} is gone; reserve {value.number} and \"{value.name}\""
            elif found != value.name:
                yield f"{name} {value.number} was {value.name} and is {found}"


def broken_services(old, new):
    for name, service in all_of(old, "service").items():
        now = all_of(new, "service").get(name)
        if now is None:
            yield f"service {name} is gone"
            continue
        methods = by_name(now.method)
        for method in service.method:
            found = methods.get(method.name)
            if found is None:
                yield f"{name}/{method.name} is gone"
                continue
            for part in ("input_type", "output_type", "client_streaming", "server_streaming"):
                if getattr(method, part) != getattr(found, part):
                    yield f"{name}/{method.name}: its {part} was {getattr(method, part)} and is {getattr(found, part)}"
            if method.options.idempotency_level != found.options.idempotency_level:
                yield f"{name}/{method.name}: its idempotency level changed"


def breaking(old, new):
    """What a client of `old` would trip over in `new`."""
    return [*broken_messages(old, new), *broken_enums(old, new), *broken_services(old, new)]


def style(files):
    types_used = {}
    return [problem for file in files.file for problem in Style(file).check(types_used)]


def main():
    now, released = (
        descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(path).read_bytes()) for path in sys.argv[1:3])
    problems = style(now) + [f"breaks the released contract: {problem}" for problem in breaking(released, now)]
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        sys.exit(1)
    count = sum(len(service.method) for service in all_of(now, "service").values())
    print(f"{len(now.file)} files, {count} methods: the style holds, and nothing that was released is broken")


if __name__ == "__main__":
    main()
