// Why the server ends a whole connection.

/// The stable reasons of refused hellos and of go-aways that blame the client. `Reason.draining`
/// stands in a go-away as well.
public enum ConnectionReason: String, ExplainedReason {
  case helloExpected = "HELLO_EXPECTED"
  case protocolVersion = "PROTOCOL_VERSION"
  case emptyFrame = "EMPTY_FRAME"
  case frameTooLong = "FRAME_TOO_LONG"
  case malformedFrame = "MALFORMED_FRAME"
  case unexpectedFrame = "UNEXPECTED_FRAME"
  case unknownFrames = "UNKNOWN_FRAMES"
  case streamIDReused = "STREAM_ID_REUSED"
  case unknownStream = "UNKNOWN_STREAM"
  case unexpectedMessage = "UNEXPECTED_MESSAGE"
  case noCredit = "NO_CREDIT"
  case invalidCredit = "INVALID_CREDIT"
  case tooManyCancels = "TOO_MANY_CANCELS"
  case tooManyPings = "TOO_MANY_PINGS"
  case tooManyErrors = "TOO_MANY_ERRORS"
  case tooManyFrames = "TOO_MANY_FRAMES"
  case handshakeTimeout = "HANDSHAKE_TIMEOUT"
  case frameTimeout = "FRAME_TIMEOUT"
  case idle = "IDLE"
  case connectionAge = "CONNECTION_AGE"

  public var explanation: Explanation {
    switch self {
    case .helloExpected:
      Explanation(
        "The first frame was no hello.",
        cause: "The client speaks another protocol.",
        remedy: "Compare with docs/PROTOCOL.md.")
    case .protocolVersion:
      Explanation(
        "The server doesn't speak the hello's version.",
        cause: "Client and server are too far apart.",
        remedy: "Update the older one.")
    case .emptyFrame:
      Explanation(
        "A frame has a length of 0.",
        cause: "A client that doesn't frame its messages.",
        remedy: "Send the length of the frame that follows.")
    case .frameTooLong:
      Explanation(
        "A frame is longer than the server takes.",
        cause:
          "A request with too many records, or another protocol, such as HTTP, whose first bytes are read as a length.",
        remedy: "Split the request: the welcome tells the limit. Or compare with docs/PROTOCOL.md.")
    case .malformedFrame:
      Explanation(
        "The bytes are no okr.v1.Frame.",
        cause: "Another protocol, or a damaged connection.",
        remedy: "Compare with docs/PROTOCOL.md.")
    case .unexpectedFrame:
      Explanation(
        "Only servers send such a frame.",
        cause: "A client mirrors what it gets.",
        remedy: "Send requests, messages, credit, cancels and pings only.")
    case .unknownFrames:
      Explanation(
        "Too many frames of a kind that this version doesn't know.",
        cause: "A newer client that relies on them.",
        remedy: "Update the server.")
    case .streamIDReused:
      Explanation(
        "A request's id doesn't rise.",
        cause: "Two parts of a client count for themselves.",
        remedy: "Count ids up from 1 on each connection.")
    case .unknownStream:
      Explanation(
        "A frame names a stream that was never opened.",
        cause: "Ids of another connection are used on.",
        remedy: "Forget ids when a connection ends.")
    case .unexpectedMessage:
      Explanation(
        "A message came after the stream's last.",
        cause: "A client goes on after it said that it was done.",
        remedy: "Send the last message once.")
    case .noCredit:
      Explanation(
        "More messages came than were granted.",
        cause: "A client that doesn't wait for credit.",
        remedy: "Send as many messages as the server granted.")
    case .invalidCredit:
      Explanation(
        "A grant of credit is outside its limits.",
        cause: "A client grants without counting.",
        remedy: "Grant what was taken in.")
    case .tooManyCancels:
      Explanation(
        "Too many calls are cancelled.",
        cause: "A client whose deadlines are too short to be met.",
        remedy: "Give calls more time, or send fewer.")
    case .tooManyPings:
      Explanation(
        "Pings come too often.",
        cause: "A client that keeps its connection alive by force.",
        remedy: "The welcome tells the shortest interval.")
    case .tooManyErrors:
      Explanation(
        "Too many requests are refused.",
        cause: "A script repeats what can't be done.",
        remedy: "Stop at the first refusal, and read its reason.")
    case .tooManyFrames:
      Explanation(
        "Too many frames ask for nothing.",
        cause: "Credit or cancels without calls.",
        remedy: "Send frames that belong to an open call.")
    case .handshakeTimeout:
      Explanation(
        "The hello came too late, or the token couldn't be checked in time.",
        cause: "A slow network, or a database that doesn't answer.",
        remedy: "Try again.")
    case .frameTimeout:
      Explanation(
        "A frame's rest came too late.",
        cause: "A connection that broke in the middle.",
        remedy: "Connect again.")
    case .idle:
      Explanation(
        "Nothing was asked for a long time.",
        cause: "The client rests.",
        remedy: "Connect again when there is something to ask.")
    case .connectionAge:
      Explanation(
        "The connection is as old as one may get.",
        cause: "It was open for an hour, or as connection-age-minutes says: others may serve now.",
        remedy: "Connect again; calls that go on have a minute, and a watch resumes by its token.")
    }
  }
}
