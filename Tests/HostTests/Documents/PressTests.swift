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
                    try await press.printed(
                        Array("https://a.kz/\(number)".utf8), by: .scanCode, for: nil)
                }
            }
            return try await group.reduce(into: [[UInt8]]()) { $0.append($1) }
        }
        #expect(Set(pictures).count == 20)
    }

    @Test func `refuses those for whom no place is left to wait`() async throws {
        let slow = SlowProgram()
        let expected = 120 - 34
        #expect(await slow.refused(of: 120, expected: expected) { _ in nil } == expected)
    }

    @Test func `has room for others while one client asks for much`() async throws {
        let slow = SlowProgram()
        // Two at work and six in the line are the greedy one's; of the others each finds a place.
        let refused = await slow.refused(of: 120, expected: 92) {
            $0 < 100 ? "198.51.100.7" : "192.0.2.\($0)"
        }
        #expect(refused == 92)
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
            await #expect(throws: Torn.self) { try await press.printed([1], by: .pdf, for: nil) }
        }
        #expect(program.withLock { $0 } == 1)
        elapsed.withLock { $0 = Press.memory }
        await #expect(throws: Torn.self) { try await press.printed([1], by: .pdf, for: nil) }
        #expect(program.withLock { $0 } == 2)
    }
}

private struct Torn: Error {}

/// A program that takes its time until it is let go.
private final class SlowProgram: Sendable {
    private let isLetGo = Mutex(false)

    /// Of so many who ask for different documents at once, those who were refused; the program works until
    /// as many as `expected` were, or ten seconds.
    func refused(
        of count: Int, expected: Int, asking client: @escaping @Sendable (Int) -> String?
    ) async -> Int {
        let press = Press(print: { _, text in
            for _ in 0..<1_000 where !self.isLetGo.withLock({ $0 }) {
                try await Task.sleep(for: .milliseconds(10))
            }
            return text
        })
        return await withTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        let text = Array("\(number)".utf8)
                        _ = try await press.printed(text, by: .pdf, for: client(number))
                        return false
                    } catch { return error is PressBusy }
                }
            }
            var refused = 0
            for await wasRefused in group {
                refused += wasRefused ? 1 : 0
                if refused == expected { isLetGo.withLock { $0 = true } }
            }
            return refused
        }
    }
}
