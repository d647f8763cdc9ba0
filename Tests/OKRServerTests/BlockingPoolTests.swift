// Threads for what blocks: each job once, never more at a time than there are threads, and a queue
// that lets go.

internal import BoundedTestSupport
internal import Dispatch
internal import Synchronization
internal import Testing

@testable internal import OKRServer

@Suite(.bounded) struct BlockingPoolTests {
  private struct Load {
    var running = 0
    var most = 0
    var ran = 0
  }

  @Test func everyJobRunsOnceOnAFixedNumberOfThreads() {
    let pool = BlockingPool(threads: 3, label: "test")
    let load = Mutex(Load())
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<300 {
      pool.async {
        load.withLock {
          $0.running += 1
          $0.most = max($0.most, $0.running)
        }
        load.withLock {
          $0.running -= 1
          $0.ran += 1
        }
        done.signal()
      }
    }
    for _ in 0..<300 { done.wait() }
    let end = load.withLock { $0 }
    #expect(end.ran == 300 && end.running == 0 && (1...3).contains(end.most))
    pool.close()
  }

  @Test func aQueueThatIsNeverEmptyHoldsNoMoreThanTwiceWhatWaits() {
    let pool = BlockingPool(threads: 1, label: "test")
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<10 { pool.async { done.signal() } }
    var most = 0
    for _ in 0..<5_000 {
      pool.async { done.signal() }
      done.wait()
      most = max(most, pool.heldJobs)
    }
    // 10 wait at the most, or a few more while a thread is late.
    #expect(most <= 2 * 11 + 2)
    for _ in 0..<10 { done.wait() }
    pool.close()
  }

  @Test func whatIsQueuedBeforeTheCloseStillRuns() {
    let pool = BlockingPool(threads: 2, label: "test")
    let done = DispatchSemaphore(value: 0)
    for _ in 0..<50 { pool.async { done.signal() } }
    pool.close()
    for _ in 0..<50 { #expect(done.wait(timeout: .now() + .seconds(10)) == .success) }
  }

  @Test func aLaterJobComesThoughEveryThreadIsBlocked() {
    let pool = BlockingPool(threads: 1, label: "test")
    let (blocked, done) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    pool.async { blocked.wait() }
    pool.after(milliseconds: 5) { done.signal() }
    #expect(done.wait(timeout: .now() + .seconds(10)) == .success)
    blocked.signal()
    pool.close()
  }
}
