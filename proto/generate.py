"""The generator behind proto/generate: one place that serves every message.

From two serialised FileDescriptorSets (with and without comments) and protoc-c's output it writes
  Sources/COKRProto            the C files, an umbrella header, and the descriptor set as bytes
  Sources/OKRModel/Generated   plain Swift structs and enums (no C, no imports) and the method table
  Sources/OKRWire/Generated    their conversion from and to the C structs
"""
import pathlib
import re
import shutil
import sys

from google.protobuf import descriptor_pb2

F = descriptor_pb2.FieldDescriptorProto
SCALARS = {
    F.TYPE_INT64: ("Int64", "0"),
    F.TYPE_SINT64: ("Int64", "0"),
    F.TYPE_INT32: ("Int32", "0"),
    F.TYPE_BOOL: ("Bool", "false"),
    F.TYPE_STRING: ("String", '""'),
    F.TYPE_BYTES: ("[UInt8]", "[]"),
}
KEYWORDS = {"operator", "internal", "import", "repeated", "in", "where", "default", "case", "switch", "as", "is", "self", "public", "case"}
# Resources of which an organisation has very many: with all they hold they can be packed.
PACKED = ["Objective", "KeyResult", "Alignment"]
# Messages whose oneof holds its member in memory of its own.
BOXED = {"Change"}
HEAD = "// Written by proto/generate from proto/okr/v1/{name}. Do not edit.\n\n"


def camel(name, upper=False):
    parts = name.split("_")
    text = "".join(p[:1].upper() + p[1:] for p in parts)
    return text if upper else text[:1].lower() + text[1:]


def quoted(name):
    return f"`{name}`" if name in KEYWORDS - {"repeated"} else name


def c_lower(name):
    """protoc-c's way from CamelCase to lower_case."""
    out, was_upper = "", True
    for ch in name:
        if ch.isupper():
            out += ("" if was_upper else "_") + ch.lower()
            was_upper = True
        else:
            out += ch
            was_upper = False
    return out


def short(type_name):
    return type_name.split(".")[-1]


class Comments:
    """Leading comments by path, as Swift documentation lines."""

    def __init__(self, file):
        self.at = {tuple(l.path): l.leading_comments for l in file.source_code_info.location if l.leading_comments}

    def lines(self, path, indent):
        text = self.at.get(tuple(path), "").rstrip("\n")
        return "".join(f"{indent}///{line.rstrip()}\n" for line in text.split("\n")) if text else ""


class Field:
    def __init__(self, proto):
        # What `Arena.packedBytesAtMost` rests on.
        assert proto.number < 2048 and (proto.type in SCALARS or proto.type in (F.TYPE_MESSAGE, F.TYPE_ENUM)), proto.name
        self.proto, self.name = proto, proto.name
        self.swift = camel(proto.name)
        self.repeated = proto.label == F.LABEL_REPEATED
        self.is_message = proto.type == F.TYPE_MESSAGE
        self.is_enum = proto.type == F.TYPE_ENUM
        self.in_oneof = proto.HasField("oneof_index")
        self.base = short(proto.type_name) if self.is_message or self.is_enum else SCALARS[proto.type][0]
        if self.repeated:
            self.type, self.initial = f"[{self.base}]", "[]"
        elif self.is_message:
            self.type, self.initial = f"{self.base}?", "nil"
        elif self.is_enum:
            self.type, self.initial = self.base, "zero"
        else:
            self.type, self.initial = SCALARS[proto.type]

    def read(self, source):
        """Swift for one element's value from its C form."""
        if self.is_message:
            return f"try {self.base}(reading: {source})"
        if self.is_enum:
            return f"{self.base}(rawValue: Int32(bitPattern: {source}.rawValue))"
        if self.proto.type == F.TYPE_STRING:
            return f'try Wire.text({source}, "{self.name}")'
        if self.proto.type == F.TYPE_BYTES:
            return f"Wire.bytes({source})"
        if self.proto.type == F.TYPE_BOOL:
            return f"{source} != 0"
        return source

    def write(self, source):
        if self.is_message:
            return f"{source}.write(arena)"
        if self.is_enum:
            return f"{self.c_enum()}(rawValue: UInt32(bitPattern: {source}.rawValue))"
        if self.proto.type in (F.TYPE_STRING, F.TYPE_BYTES):
            return f"arena.copy({source})"
        if self.proto.type == F.TYPE_BOOL:
            return f"{source} ? 1 : 0"
        return source

    def unpack(self):
        """Swift for the field's value from its packed form."""
        if self.is_message:
            return "reader.list()" if self.repeated else "reader.message()"
        assert not self.repeated, f"{self.name} can't be packed yet"
        if self.is_enum:
            return "reader.value()"
        plain = {F.TYPE_STRING: "reader.text()", F.TYPE_BOOL: "reader.flag()", F.TYPE_INT64: "reader.number()"}
        return plain.get(self.proto.type) or f"{self.base}(truncatingIfNeeded: reader.number())"

    def c_enum(self):
        return f"Okr__V1__{self.base}"

    def c_name(self):
        return quoted(self.name)


def enum_prefix(name):
    return c_lower(name).upper() + "_"


def swift_enum(enum, comments, path):
    prefix = enum_prefix(enum.name)
    cases = [(camel(v.name.removeprefix(prefix).lower()), v.number, v.name.removeprefix(prefix).lower()) for v in enum.value]
    out = comments.lines(path, "")
    out += f"public enum {enum.name}: WireEnum {{\n"
    for i, (case, number, _) in enumerate(cases):
        out += comments.lines(path + [2, i], "  ") + f"  case {quoted(case)}\n"
    out += "  /// A number that this version doesn't know.\n  case unrecognized(Int32)\n\n"
    out += f"  public static let known: [{enum.name}] = [{', '.join('.' + c for c, _, _ in cases)}]\n\n"
    out += "  public init(rawValue: Int32) {\n    switch rawValue {\n"
    out += "".join(f"    case {n}: self = .{c}\n" for c, n, _ in cases)
    out += "    default: self = .unrecognized(rawValue)\n    }\n  }\n\n"
    out += "  public var rawValue: Int32 {\n    switch self {\n"
    out += "".join(f"    case .{c}: {n}\n" for c, n, _ in cases)
    out += "    case .unrecognized(let number): number\n    }\n  }\n\n"
    out += "  public var name: String {\n    switch self {\n"
    out += "".join(f'    case .{c}: "{t}"\n' for c, _, t in cases)
    out += "    case .unrecognized(let number): String(number)\n    }\n  }\n}\n\n"
    return out


def oneof_type(message, index):
    return camel(message.oneof_decl[index].name, upper=True)


def swift_message(message, comments, path):
    fields = [Field(f) for f in message.field]
    out = comments.lines(path, "") + f"public struct {message.name}: WireMessage {{\n"
    out += f'  public static let fullName = "okr.v1.{message.name}"\n\n'
    seen = set()
    order = []
    for i, f in enumerate(fields):
        if f.in_oneof:
            index = f.proto.oneof_index
            if index in seen:
                continue
            seen.add(index)
            kind = oneof_type(message, index)
            out += comments.lines(path + [8, index], "  ")
            out += f"  public var {camel(message.oneof_decl[index].name)}: {kind}?\n"
            order.append(("oneof", index))
        else:
            initial = f"{f.base}(rawValue: 0)" if f.initial == "zero" else f.initial
            tail = "" if f.type.endswith("?") else f" = {initial}"
            out += comments.lines(path + [2, i], "  ") + f"  public var {quoted(f.swift)}: {f.type}{tail}\n"
            order.append(("field", f))
    out += "\n  public init() {}\n" if order else "  public init() {}\n"
    params = []
    for kind, f in order:
        if kind == "field":
            params.append((quoted(f.swift), f.type, "nil" if f.type.endswith("?") else (f".init(rawValue: 0)" if f.initial == "zero" else f.initial)))
        else:
            params.append((camel(message.oneof_decl[f].name), oneof_type(message, f) + "?", "nil"))
    if params:
        out += "\n  public init(\n" + ",\n".join(f"    {n}: {t} = {d}" for n, t, d in params) + "\n  ) {\n"
        out += "".join(f"    self.{n.strip('`')} = {n}\n" for n, _, _ in params) + "  }\n"
    for index in sorted(seen):
        members = [(i, f) for i, f in enumerate(fields) if f.in_oneof and f.proto.oneof_index == index]
        # A whole resource in each log entry would make all of them as large as the largest.
        indirect = "indirect " if message.name in BOXED else ""
        out += f"\n  public {indirect}enum {oneof_type(message, index)}: Sendable, Hashable {{\n"
        for i, f in members:
            out += comments.lines(path + [2, i], "    ") + f"    case {quoted(f.swift)}({f.base})\n"
        out += "\n    /// The field's name in the contract.\n    public var name: String {\n      switch self {\n"
        out += "".join(f'      case .{f.swift}: "{f.name}"\n' for _, f in members)
        out += "      }\n    }\n  }\n"
    out += "\n  public func visitFields<V: FieldVisitor>(_ visitor: inout V) {\n"
    for kind, f in order:
        if kind == "field":
            out += f'    visitor.field("{f.name}", self.{f.swift})\n'
        else:
            name = camel(message.oneof_decl[f].name)
            out += f"    switch self.{name} {{\n"
            for m in fields:
                if m.in_oneof and m.proto.oneof_index == f:
                    out += f'    case .{m.swift}(let value)?: visitor.field("{m.name}", Optional(value))\n'
            out += "    case nil: break\n    }\n"
    out += "  }\n}\n\n"
    return out


def swift_resource(message):
    """Field-by-field access by name: update masks and differences."""
    slots = []
    seen = set()
    for f in map(Field, message.field):
        if f.in_oneof:
            name = message.oneof_decl[f.proto.oneof_index].name
            if name not in seen:
                seen.add(name)
                slots.append((name, camel(name)))
        else:
            slots.append((f.name, f.swift))
    out = f"extension {message.name}: MaskedMessage {{\n"
    out += "  public static let fieldNames = [" + ", ".join(f'"{n}"' for n, _ in slots) + "]\n\n"
    out += "  public mutating func take(_ field: String, from other: Self) -> Bool {\n    switch field {\n"
    out += "".join(f'    case "{n}": self.{s} = other.{s}\n' for n, s in slots)
    out += "    default: return false\n    }\n    return true\n  }\n\n"
    out += "  public func changedFields(from other: Self) -> [String] {\n    var names: [String] = []\n"
    out += "".join(f'    if self.{s} != other.{s} {{ names.append("{n}") }}\n' for n, s in slots)
    out += "    return names\n  }\n}\n\n"
    return out


def with_parts(names, messages):
    """The messages of those names and all that they hold."""
    found, rest = set(), list(names)
    while rest:
        name = rest.pop()
        if name not in found:
            found.add(name)
            rest += [short(f.type_name) for f in messages[name].field if f.type == F.TYPE_MESSAGE]
    return found


def swift_packed(message):
    """To and from few bytes, for memory: every field in order, of a oneof the member's number and then the member."""
    out = f"extension {message.name}: PackedMessage {{\n  public func pack(into bytes: inout PackedBytes) {{\n"
    read, tail, done = [], "", set()
    for f in map(Field, message.field):
        if not f.in_oneof:
            out += f"    bytes.put(self.{f.swift})\n"
            read.append(f"{f.swift}: {f.unpack()}")
            continue
        index = f.proto.oneof_index
        if index in done:
            continue
        done.add(index)
        members = [m for m in map(Field, message.field) if m.in_oneof and m.proto.oneof_index == index]
        name, kind = camel(message.oneof_decl[index].name), oneof_type(message, index)
        out += f"    switch self.{name} {{\n"
        for m in members:
            out += f"    case .{m.swift}(let value)?:\n      bytes.put(Int64({m.proto.number}))\n      value.pack(into: &bytes)\n"
        out += "    case nil: bytes.put(Int64(0))\n    }\n"
        read.append(f"{name}: Self.unpack{kind}(&reader)")
        tail += f"\n  private static func unpack{kind}(_ reader: inout PackedReader) -> {kind}? {{\n    switch reader.number() {{\n"
        for m in members:
            tail += f"    case {m.proto.number}: .{m.swift}({m.base}(unpacking: &reader))\n"
        tail += "    default: nil\n    }\n  }\n"
    arguments = "(\n      " + ",\n      ".join(read) + ")" if read else "()"
    return out + f"  }}\n\n  public init(unpacking reader: inout PackedReader) {{\n    self.init{arguments}\n  }}\n{tail}}}\n\n"


def c_message(message):
    c = f"Okr__V1__{message.name}"
    low = f"okr__v1__{c_lower(message.name)}"
    fields = [Field(f) for f in message.field]
    source = "c" if fields else "_"
    out = f"extension {message.name}: WireCodable {{\n"
    out += f"  public static var descriptor: UnsafePointer<ProtobufCMessageDescriptor> {{\n"
    out += f"    okr_descriptor_{low}()\n  }}\n\n"
    out += f"  public init(reading {source}: UnsafeMutablePointer<{c}>) throws(WireError) {{\n"
    # All parts first, then the message at once: filling an empty one would destroy each part's default.
    done, parts = set(), []
    for f in fields:
        at = f"c.pointee.{f.c_name()}"
        if f.in_oneof:
            index = f.proto.oneof_index
            if index in done:
                continue
            done.add(index)
            name = message.oneof_decl[index].name
            parts.append(camel(name))
            out += f"    var {camel(name)}: {oneof_type(message, index)}?\n"
            out += f"    switch c.pointee.{name}_case.rawValue {{\n"
            for m in fields:
                if m.in_oneof and m.proto.oneof_index == index:
                    member = f"c.pointee.{m.c_name()}"
                    out += f"    case {m.proto.number}:\n      if let c = {member} {{ {camel(name)} = .{m.swift}({m.read('c')}) }}\n"
            out += "    default: break\n    }\n"
            continue
        parts.append(f.swift)
        if f.repeated:
            if f.read("c") == "c":
                out += f"    let {quoted(f.swift)} = Wire.numbers(Int(c.pointee.n_{f.name}), {at})\n"
                continue
            out += f"    let {quoted(f.swift)} = try Wire.list(Int(c.pointee.n_{f.name}), {at}) {{\n"
            out += f"      c throws(WireError) in {f.read('c')}\n    }}\n"
        elif f.is_message:
            out += f"    let {quoted(f.swift)} = try {at}.map {{ c throws(WireError) in {f.read('c')} }}\n"
        else:
            out += f"    let {quoted(f.swift)} = {f.read(at)}\n"
    if parts:
        out += "    self.init(" + ", ".join(f"{part}: {quoted(part)}" for part in parts) + ")\n"
    else:
        out += "    self.init()\n"
    out += "  }\n\n"
    out += f"  public func write(_ arena: Arena) -> UnsafeMutablePointer<{c}> {{\n"
    out += f"    let c = arena.make({c}.self)\n    {low}__init(c)\n"
    done = set()
    for f in fields:
        if f.in_oneof:
            index = f.proto.oneof_index
            if index in done:
                continue
            done.add(index)
            name = message.oneof_decl[index].name
            out += f"    switch self.{camel(name)} {{\n"
            for m in fields:
                if m.in_oneof and m.proto.oneof_index == index:
                    out += f"    case .{m.swift}(let value)?:\n"
                    out += f"      c.pointee.{name}_case = .init(rawValue: {m.proto.number})\n"
                    out += f"      c.pointee.{m.c_name()} = {m.write('value')}\n"
            out += "    case nil: break\n    }\n"
        elif f.repeated:
            out += f"    c.pointee.n_{f.name} = self.{f.swift}.count\n"
            if f.is_message:
                out += f"    c.pointee.{f.c_name()} = arena.pointers(self.{f.swift}) {{ $0.write(arena) }}\n"
            else:
                out += f"    c.pointee.{f.c_name()} = arena.array(self.{f.swift}) {{ {f.write('$0')} }}\n"
        elif f.is_message:
            out += f"    if let value = self.{f.swift} {{ c.pointee.{f.c_name()} = {f.write('value')} }}\n"
        else:
            out += f"    c.pointee.{f.c_name()} = {f.write('self.' + f.swift)}\n"
    out += "    return c\n  }\n}\n\n"
    return out


def methods(files):
    out = "// Written by proto/generate from proto/okr/v1. Do not edit.\n\n"
    out += "/// Every method of the contract, by service.\npublic enum RPC {\n"
    every = []
    for file in files:
        comments = Comments(file)
        for s, service in enumerate(file.service):
            out += comments.lines([6, s], "  ") + f"  public enum {service.name} {{\n"
            for m, method in enumerate(service.method):
                request, reply = short(method.input_type), short(method.output_type)
                name = camel(method.name)
                flags = f"clientStreams: {str(method.client_streaming).lower()}, serverStreams: {str(method.server_streaming).lower()}"
                out += comments.lines([6, s, 2, m], "    ")
                out += f'    public static let {name} = Method<{request}, {reply}>(\n      path: "okr.v1.{service.name}/{method.name}", {flags})\n'
                every.append(f"okr.v1.{service.name}/{method.name}")
            out += "  }\n\n"
    out += "  /// The paths of all methods.\n  public static let paths: [String] = [\n"
    out += "".join(f'    "{p}",\n' for p in every) + "  ]\n}\n"
    return out


DESCRIBED_TYPES = {F.TYPE_INT64: "int64", F.TYPE_SINT64: "int64", F.TYPE_INT32: "int32", F.TYPE_BOOL: "bool", F.TYPE_STRING: "string", F.TYPE_BYTES: "bytes"}


def documentation(files):
    """The contract's messages, fields and values with their comments, a line each, parts by tabs."""
    lines = []
    for file in files:
        if file.name.endswith("log.proto"):
            continue
        comments = Comments(file)

        def words(path):
            text = comments.at.get(tuple(path), "")
            return " ".join(text.split())

        for i, enum in enumerate(file.enum_type):
            lines.append(f"enum\t{enum.name}\t{words([5, i])}")
            prefix = enum_prefix(enum.name)
            for v, value in enumerate(enum.value):
                if value.number:
                    lines.append(f"value\t{value.name.removeprefix(prefix).lower()}\t{words([5, i, 2, v])}")
        for i, message in enumerate(file.message_type):
            lines.append(f"message\t{message.name}\t{words([4, i])}")
            for f, field in enumerate(message.field):
                kind = DESCRIBED_TYPES.get(field.type) or short(field.type_name)
                many = "repeated " if field.label == F.LABEL_REPEATED else ""
                choice = message.oneof_decl[field.oneof_index].name if field.HasField("oneof_index") else ""
                lines.append(f"field\t{field.name}\t{many}{kind}\t{choice}\t{words([4, i, 2, f])}")
    body = "\n".join("    " + line.rstrip() for line in lines)
    return (
        "// Written by proto/generate. Do not edit.\n\n/// The contract in its own words.\n"
        "public enum ContractDocumentation {\n"
        "  /// A line each for enums, values, messages and fields, parts by tabs: what it is, its name, for a field its type and\n"
        "  /// the choice that it belongs to, and its words.\n"
        '  public static let text = #"""\n' + body + '\n    """#\n}\n')


def is_mutation(message):
    return any(f.name == "mutation" for f in message.field)


def is_resource(stem, message):
    fields = {f.name for f in message.field}
    return stem == "resource" and "version" in fields or {"id", "version", "archive_time"} <= fields


def is_paged(message):
    return any(f.name == "page" and f.type_name == ".okr.v1.Page" for f in message.field)


def is_list(message):
    return is_paged(message) and message.name.startswith("List") and {"show_archived", "filter"} <= {f.name for f in message.field}


def main():
    full = descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(sys.argv[1]).read_bytes())
    plain = pathlib.Path(sys.argv[2]).read_bytes()
    c_in, out = pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])
    c_out = out / "Sources/COKRProto"
    model, wire = out / "Sources/OKRModel/Generated", out / "Sources/OKRWire/Generated"
    for folder in (c_out / "include/okr/v1", c_out / "okr/v1", model, wire):
        folder.mkdir(parents=True, exist_ok=True)
    packed = with_parts(PACKED, {m.name: m for file in full.file for m in file.message_type})
    umbrella = "// Written by proto/generate. Do not edit.\n#ifndef COKRPROTO_H\n#define COKRPROTO_H\n#include <stddef.h>\n"
    accessors = ""
    for file in full.file:
        stem = pathlib.Path(file.name).stem
        shutil.copy(c_in / f"okr/v1/{stem}.pb-c.h", c_out / f"include/okr/v1/{stem}.pb-c.h")
        shutil.copy(c_in / f"okr/v1/{stem}.pb-c.c", c_out / f"okr/v1/{stem}.pb-c.c")
        umbrella += f'#include "okr/v1/{stem}.pb-c.h"\n'
        comments = Comments(file)
        name = pathlib.Path(file.name).name
        text = HEAD.format(name=name)
        for i, enum in enumerate(file.enum_type):
            text += swift_enum(enum, comments, [5, i])
        for i, message in enumerate(file.message_type):
            text += swift_message(message, comments, [4, i])
            if is_resource(stem, message):
                text += swift_resource(message)
                if any(f.name == "archive_time" for f in message.field):
                    text += f"extension {message.name}: ArchivableMessage {{}}\n\n"
            if message.name in packed:
                text += swift_packed(message)
            if is_mutation(message):
                text += f"extension {message.name}: MutatingMessage {{}}\n\n"
            if is_list(message):
                text += f"extension {message.name}: ListMessage {{}}\n\n"
            elif is_paged(message):
                text += f"extension {message.name}: PagedMessage {{}}\n\n"
            low = f"okr__v1__{c_lower(message.name)}"
            accessors += f"static inline const ProtobufCMessageDescriptor *okr_descriptor_{low}(void) {{ return &{low}__descriptor; }}\n"
        (model / f"{camel(stem, True)}.swift").write_text(text.rstrip("\n") + "\n")
        text = HEAD.format(name=name) + "internal import COKRProto\npublic import CProtobufC\npublic import OKRModel\n\n"
        text = text.replace("internal import COKRProto", "public import COKRProto")
        for message in file.message_type:
            text += c_message(message)
        if file.message_type:
            (wire / f"{camel(stem, True)}+C.swift").write_text(text.rstrip("\n") + "\n")
    umbrella += accessors
    umbrella += "const unsigned char *okr_descriptor_set(size_t *size);\n#endif\n"
    (c_out / "include/COKRProto.h").write_text(umbrella)
    rows = [", ".join(str(b) for b in plain[i : i + 24]) for i in range(0, len(plain), 24)]
    (c_out / "include/module.modulemap").write_text('module COKRProto {\n  header "COKRProto.h"\n  export *\n}\n')
    (c_out / "descriptor_set.c").write_text(
        '// Written by proto/generate. Do not edit.\n#include "COKRProto.h"\n'
        "static const unsigned char bytes[] = {\n" + ",\n".join(rows) + "};\n"
        "const unsigned char *okr_descriptor_set(size_t *size) {\n  *size = sizeof bytes;\n  return bytes;\n}\n")
    (model / "Methods.swift").write_text(methods(full.file))
    (model / "Documentation.swift").write_text(documentation(full.file))


main()
