// A whole document out, streamed.

internal import ArgumentParser
internal import ExactJSON
internal import Glibc
internal import OKRModel
internal import Terminal

struct ExportCommand: PastCommand {
  static let verb = "export"
  static let abstract = "Write everything, or some cycles, as one document that import reads."
  static let examples = [
    "okr export -f company.json", "okr export --cycle q3-2026 --cycle q4-2026",
    "okr export --async",
  ]

  @Option(
    help: ArgumentHelp("Only this cycle; may be repeated.", valueName: "id"),
    completion: IDCompletion.cycle.kind)
  var cycle: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "Write to this file, whole or not at all; a device or pipe is written to.",
      valueName: "path"),
    completion: .file())
  var file: String?

  @OptionGroup var detached: AsyncOption
  @OptionGroup(title: "Time") var past: PastOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions

  func validate() throws {
    let isAsItIs = [.table, .json].contains(self.output.format) && self.output.fields == nil
    if !self.detached.isAsync, !isAsItIs {
      throw ValidationError(
        "An export is one JSON document: other formats and --fields are for the answer to --async.")
    }
    if self.detached.isAsync, self.file != nil {
      throw ValidationError("--async writes no file; okr operation result does, once it is done.")
    }
  }

  func run(in session: Session) async throws {
    if self.detached.isAsync {
      let answer = try await session.call(
        RPC.OperationService.startExport,
        StartExportRequest(
          mutation: Mutation(idempotencyKey: session.surroundings.makeRequestID()),
          cycles: self.cycle))
      return try session.started(answer.message.operation, answer.revision)
    }
    let target = try ExportTarget(self.file, session.surroundings)
    var progress = Progress(session, "bytes", total: nil)
    var written: Int64 = 0
    do {
      try await session.backend.stream(
        RPC.ImportService.exportDocument, ExportDocumentRequest(cycles: self.cycle),
        session.options
      ) { reply in
        try target.write(reply.chunk)
        written += Int64(reply.chunk.count)
        try progress.show(written)
      }
    } catch {
      target.discard()
      throw error
    }
    try progress.finish()
    try target.finish()
    if let file = self.file {
      try session.presenter.remark("wrote \(CountText.bytes(written)) to \(file)")
    }
  }
}

/// Standard output, a device or pipe, or a file that takes its name only when it is whole.
struct ExportTarget {
  private let path: String?
  /// The file that is written first; nil where a device or pipe is written to.
  private let temporary: String?
  private let descriptor: Int32
  private let sink: any TextSink

  init(_ path: String?, _ surroundings: Surroundings) throws(CommandFailure) {
    guard let path else {
      (self.path, self.temporary, self.descriptor) = (nil, nil, -1)
      self.sink = surroundings.out
      return
    }
    let file = LocalFile.replaceable(path)
    self.path = file ?? path
    self.temporary = file.map { "\($0).\(getpid()).part" }
    self.descriptor =
      self.temporary.map { open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600) }
      ?? open(path, O_WRONLY | O_CLOEXEC)
    guard self.descriptor >= 0 else { throw LocalFile.failure("Writing", self.temporary ?? path) }
    self.sink = DescriptorSink(descriptor: self.descriptor)
  }

  func write(_ bytes: [UInt8]) throws {
    try self.sink.write(bytes)
  }

  func finish() throws(CommandFailure) {
    guard let path = self.path else { return }
    defer { close(self.descriptor) }
    guard let temporary = self.temporary else { return }
    guard fsync(self.descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = LocalFile.failure("Writing", path)
      unlink(temporary)
      throw failure
    }
  }

  func discard() {
    guard self.path != nil else { return }
    close(self.descriptor)
    if let temporary = self.temporary { unlink(temporary) }
  }
}
