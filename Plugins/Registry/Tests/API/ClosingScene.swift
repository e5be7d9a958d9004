import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// A ministry with two bodies beneath, of which one has an official, and another ministry.
struct ClosingScene {
    let arna: Arna
    let client: Client
    let old: String
    let children: [String]
    let heir: String

    static func open(_ test: (ClosingScene) async throws -> Void) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let old = try await client.recorded(
                "bodies", Records.body("Ескі", with: ["site": "https://www.eski.gov.kz"]))
            var children: [String] = []
            for name in ["Бірінші комитет", "Екінші комитет"] {
                children.append(
                    try await client.recorded(
                        "bodies",
                        Records.body(
                            name, kind: "committee", with: ["parentId": .string(old)])))
            }
            let heir = try await client.recorded("bodies", Records.body("Мирасқор"))
            try await test(
                ClosingScene(
                    arna: arna, client: client, old: old, children: children, heir: heir))
        }
    }

    func close(_ more: [JSON.Member] = [], by other: Client? = nil) async throws -> Answer {
        try await (other ?? client).post(
            "\(api)/bodies/\(old)/closure",
            .object(
                [
                    .init("closedOn", "2026-09-30"),
                    .init("successorIds", [.string(heir)]), .init("basis", "Жарлық № 1"),
                ] + more))
    }
}
