import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// An editor who prepares, an operator who lets it hold, and a body with a draft.
struct Office {
    let arna: Arna
    let editor: Client
    let `operator`: Client
    let body: String

    func draft(
        _ surname: String = "Сынақов", kind: String = "primary", from: String = "2024-01-10",
        with more: [JSON.Member] = []
    ) async throws -> String {
        try await editor.recorded(
            "designations",
            Records.designation(
                of: body, surname, kind: kind, from: from,
                with: .object([.init("state", "draft")] + more)))
    }

    func go(_ steps: String..., with id: String) async throws {
        for step in steps {
            let client = step == "submission" ? editor : `operator`
            let answer = try await client.step(step, id)
            try #require(answer.status == 200, "\(step): \(answer.text)")
        }
    }

    func covered() async throws -> Int? {
        try await arna.stranger.read("coverage")["covered"]?.int
    }
}

/// A running registry with an ``Office``.
func withOffice(
    settings: [String: String] = [:], _ test: (Office) async throws -> Void
) async throws {
    try await withRegistry(settings: settings) { arna in
        let client = try await arna.program(.operator)
        let body = try await client.recorded("bodies", Records.body("Орган"))
        try await test(
            Office(
                arna: arna, editor: try await arna.program(.editor), operator: client,
                body: body))
    }
}
