import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Halls

/// A running Arna with the halls alone.
func withHalls(
    settings: [String: String] = [:], _ test: (Arna) async throws -> Void
) async throws {
    try await Arna.with([underTest], settings: settings, test)
}

/// The plugin with its migrations, texts and templates, which lie beside its tests.
let underTest = PluginUnderTest(
    Halls.self,
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent())

let api = "/api/v1/halls"

/// An input of the API; the number also tells the name.
func hall(_ number: String, kind: String = "assembly", seats: Int = 40) -> JSON {
    [
        "number": .string(number), "kind": .string(kind), "name": ["kk": .string("\(number) залы")],
        "address": ["kk": "Үлгі көшесі, 1"], "seats": .number(String(seats)),
    ]
}

extension Client {
    /// Opens a hall and answers its id.
    func open(_ number: String, seats: Int = 40) async throws -> String {
        let answer = try await post("\(api)/halls", hall(number, seats: seats))
        return try #require(answer.json["id"]?.string, "\(answer.text)")
    }
}

extension Answer {
    /// The values of a field in the items of a list.
    func all(_ name: String) -> [String?] {
        json["items"]?.array?.map { $0[name]?.string } ?? []
    }
}
