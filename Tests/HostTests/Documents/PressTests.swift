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

    @Test func `refuses those for whom no place is left to wait`() async throws {
        let press = Press()
        let refused = await withTaskGroup(of: Bool.self) { group in
            for number in 1...120 {
                group.addTask {
                    do {
                        _ = try await press.printed(Array("<p>\(number)</p>".utf8), by: .pdf)
                        return false
                    } catch { return error is PressBusy }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(refused > 0 && refused <= 120 - 34)
    }
}
