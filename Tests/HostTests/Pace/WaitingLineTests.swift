import PluginKit
import Synchronization
import Testing

@testable import Host

/// The line before costly work.
@Suite struct WaitingLineTests {
    @Test func `refuses those for whom no place is left`() async {
        let crowd = Crowd(WaitingLine(places: 2, longest: 32))
        #expect(await crowd.refused(of: 120, expected: 86) { _ in nil } == 86)
    }

    @Test func `has room for others while one client asks for much`() async {
        let crowd = Crowd(WaitingLine(places: 2, longest: 32, share: 8))
        // Two at work and six in the line are the greedy one's; of the others each finds a place.
        let refused = await crowd.refused(of: 120, expected: 92) {
            $0 < 100 ? "198.51.100.7" : "192.0.2.\($0)"
        }
        #expect(refused == 92)
    }

    @Test func `counts a network of IPv6 as one client`() async {
        let crowd = Crowd(WaitingLine(places: 2, longest: 32, share: 8))
        #expect(await crowd.refused(of: 20, expected: 12) { "2001:db8:1:2::\($0 + 1)" } == 12)
    }
}

/// Many who come at once, and whose work takes its time until they are let go.
private final class Crowd: Sendable {
    private let line: WaitingLine
    private let isLetGo = Mutex(false)

    init(_ line: WaitingLine) { self.line = line }

    /// Those of so many who were refused; the others work until as many as `expected` were, or ten seconds.
    func refused(
        of count: Int, expected: Int, coming address: @escaping @Sendable (Int) -> String?
    ) async -> Int {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<count {
                group.addTask {
                    do {
                        try await self.line.run(for: ClientNetwork(of: address(number))) {
                            for _ in 0..<1_000 where !self.isLetGo.withLock({ $0 }) {
                                try await Task.sleep(for: .milliseconds(10))
                            }
                        }
                        return false
                    } catch { return error is LineFull }
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
