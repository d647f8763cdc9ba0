// A volume in memory that fills up quickly.

internal import Glibc
internal import StoreTestSupport

/// A mounted tmpfs of a given size.
struct SmallVolume {
  struct Refused: Error {}

  /// Where it is mounted.
  let path: String

  /// Whether the system lets us mount one.
  static var isPossible: Bool {
    guard geteuid() == 0, let volume = try? SmallVolume(mebibytes: 1) else { return false }
    volume.remove()
    return true
  }

  init(mebibytes: Int) throws {
    self.path = TestCluster.temporaryDirectory()
    let options = "size=\(mebibytes)m,mode=755"
    guard mount("tmpfs", self.path, "tmpfs", 0, options) == 0 else {
      TestCluster.remove(self.path)
      throw Refused()
    }
  }

  func remove() {
    umount2(self.path, Int32(MNT_DETACH))
    TestCluster.remove(self.path)
  }
}
