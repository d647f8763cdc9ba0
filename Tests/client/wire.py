"""A client of the protocol in another language, with nothing but Google's protobuf: the classes are made from
descriptors at run time, and the framing is by hand (4 bytes, big-endian, the length, then one okr.v1.Frame).
"""
import collections
import os
import pathlib
import socket
import struct
import subprocess
import tempfile
import time

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory

PROTO = pathlib.Path(__file__).resolve().parents[2] / "proto"
REPLY_SECONDS = 20


def descriptor_set():
    """The contract's descriptors, as protoc reads them from the .proto files."""
    with tempfile.NamedTemporaryFile() as out:
        files = sorted(str(path) for path in PROTO.glob("okr/v1/*.proto"))
        command = ["protoc", f"--proto_path={PROTO}", f"--descriptor_set_out={out.name}", *files]
        subprocess.run(command, check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(out.read())


class Contract:
    """Message classes and methods by their names, such as contract.Objective(id="o-1")."""

    def __init__(self, files):
        self.pool = descriptor_pool.DescriptorPool()
        waiting = list(files.file)
        while waiting:  # A file goes in after those that it imports.
            known = {file.name for file in waiting}
            ready = [file for file in waiting if not known & set(file.dependency)]
            assert ready, "the files import each other in a circle"
            for file in ready:
                self.pool.AddSerializedFile(file.SerializeToString())
                waiting.remove(file)

    def message(self, descriptor):
        if hasattr(message_factory, "GetMessageClass"):
            return message_factory.GetMessageClass(descriptor)
        return message_factory.MessageFactory(self.pool).GetPrototype(descriptor)

    def __getattr__(self, name):
        made = self.message(self.pool.FindMessageTypeByName(f"okr.v1.{name}"))
        setattr(self, name, made)
        return made

    def enum(self, name):
        return self.pool.FindEnumTypeByName(f"okr.v1.{name}")

    def method(self, name):
        """Request and reply classes of "Service/Method"."""
        service, method = name.split("/")
        found = self.pool.FindServiceByName(f"okr.v1.{service}").FindMethodByName(method)
        return self.message(found.input_type), self.message(found.output_type)


class CallError(Exception):
    """A status other than OK."""

    def __init__(self, code, status):
        super().__init__(f"{code} {status.reason}: {status.message}")
        self.code, self.reason, self.status = code, status.reason, status


class Closed(Exception):
    """The server closed the connection."""


def uuid7():
    """A UUID version 7: 48 bits of milliseconds, then chance."""
    value = int(time.time() * 1000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(3 << 62) | 2 << 62
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


class Connection:
    """One connection, used by one thread. Replies of other streams are kept until they are asked for."""

    def __init__(self, contract, port, token="", organisation=""):
        self.contract = contract
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=REPLY_SECONDS)
        self.buffer = b""
        self.last_stream = 0
        self.inbox = collections.defaultdict(collections.deque)
        hello = contract.Frame()
        hello.hello.protocol_version = 1
        hello.hello.bearer_token = token
        hello.hello.client_name = "python/1.0.0"
        hello.hello.organisation = organisation
        self.send(hello)
        frame = self.receive()
        if frame.WhichOneof("frame") == "refusal":
            self.close()
            raise self.error(frame.refusal.status)
        self.welcome = frame.welcome

    def close(self):
        self.socket.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def error(self, status):
        name = self.contract.enum("Code").values_by_number[status.code].name
        return CallError(name.removeprefix("CODE_"), status)

    # Frames

    def send(self, frame):
        body = frame.SerializeToString()
        self.socket.sendall(struct.pack(">I", len(body)) + body)

    def read(self, count):
        while len(self.buffer) < count:
            piece = self.socket.recv(1 << 16)
            if not piece:
                raise Closed()
            self.buffer += piece
        out, self.buffer = self.buffer[:count], self.buffer[count:]
        return out

    def receive(self):
        (length,) = struct.unpack(">I", self.read(4))
        return self.contract.Frame.FromString(self.read(length))

    def next_of(self, stream):
        """The stream's next frame: a message or its end."""
        while not self.inbox[stream]:
            frame = self.receive()
            kind = frame.WhichOneof("frame")
            if kind in ("message", "end", "credit"):
                self.inbox[getattr(frame, kind).stream_id].append(frame)
            elif kind == "pong":
                self.inbox["pong"].append(frame)
        return self.inbox[stream].popleft()

    # Calls

    def open(self, method, request, **fields):
        """Sends a request and returns its stream id."""
        self.last_stream += 1
        frame = self.contract.Frame()
        frame.request.stream_id = self.last_stream
        frame.request.method = f"okr.v1.{method}"
        frame.request.timeout_microseconds = REPLY_SECONDS * 1_000_000
        frame.request.payload = request.SerializeToString()
        for name, value in fields.items():
            setattr(frame.request, name, value)
        self.send(frame)
        return self.last_stream

    def call(self, method, request=None, **fields):
        """A unary call: the reply, or a CallError."""
        request_class, reply_class = self.contract.method(method)
        stream = self.open(method, request or request_class(), **fields)
        reply, end = None, None
        while end is None:
            frame = self.next_of(stream)
            if frame.WhichOneof("frame") == "message":
                assert reply is None, f"{method} answered twice"
                reply = reply_class.FromString(frame.message.payload)
            elif frame.WhichOneof("frame") == "end":
                end = frame.end
        del self.inbox[stream]
        self.revision = end.revision
        if end.status.code:
            raise self.error(end.status)
        assert reply is not None, f"{method} ended well without a reply"
        return reply

    def upload(self, method, requests):
        """A client stream, a credit a message: the reply."""
        reply_class = self.contract.method(method)[1]
        stream = self.open(method, requests[0], more=len(requests) > 1)
        credit = 16
        for number, request in enumerate(requests[1:], 2):
            while credit == 0:
                credit += self.next_of(stream).credit.messages
            frame = self.contract.Frame()
            frame.message.stream_id = stream
            frame.message.payload = request.SerializeToString()
            frame.message.more = number < len(requests)
            self.send(frame)
            credit -= 1
        reply = None
        while True:
            frame = self.next_of(stream)
            if frame.WhichOneof("frame") == "message":
                reply = reply_class.FromString(frame.message.payload)
            elif frame.WhichOneof("frame") == "end":
                if frame.end.status.code:
                    raise self.error(frame.end.status)
                return reply

    def messages(self, method, stream):
        """A server stream's messages, a credit granted for each, until its end."""
        reply_class = self.contract.method(method)[1]
        while True:
            frame = self.next_of(stream)
            if frame.WhichOneof("frame") == "end":
                if frame.end.status.code:
                    raise self.error(frame.end.status)
                return
            yield reply_class.FromString(frame.message.payload)
            grant = self.contract.Frame()
            grant.credit.stream_id = stream
            grant.credit.messages = 1
            self.send(grant)

    def cancel(self, stream):
        frame = self.contract.Frame()
        frame.cancel.stream_id = stream
        self.send(frame)
