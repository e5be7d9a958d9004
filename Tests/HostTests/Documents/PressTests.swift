import PluginKit
import Synchronization
import Testing

@testable import Host

/// The making of documents.
@Suite struct PressTests {
    @Test func `makes many at once, one after the other`() async throws {
        let press = Press()
        let pictures = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for number in 1...20 {
                group.addTask {
                    try await press.printed(Array("https://a.kz/\(number)".utf8), by: .scanCode)
                }
            }
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(Set(pictures).count == 20)
    }

    @Test func `tells a fault again for a minute, and then tries anew`() async throws {
        let program = Mutex(0)
        let start = ContinuousClock.now
        let elapsed = Mutex(Duration.zero)
        let press = Press(
            print: { _, _ in
                program.withLock { $0 += 1 }
                throw Torn()
            }, now: { elapsed.withLock { start + $0 } })
        for _ in 1...5 {
            await #expect(throws: Torn.self) { try await press.printed([1], by: .pdf) }
        }
        #expect(program.withLock { $0 } == 1)
        elapsed.withLock { $0 = Press.memory }
        await #expect(throws: Torn.self) { try await press.printed([1], by: .pdf) }
        #expect(program.withLock { $0 } == 2)
    }
}

private struct Torn: Error {}
