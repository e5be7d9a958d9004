import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import __Name__

/// A running Arna with this plugin alone.
func with__Name__(_ test: (Arna) async throws -> Void) async throws {
    try await Arna.with([underTest], test)
}

/// The plugin with its migrations, texts and templates, which lie beside its tests.
let underTest = PluginUnderTest(
    __Name__.self,
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent())

let api = "/api/v1/__id__"

/// An input of the API; the number also tells the name.
func record(_ number: String, lastDay: JSON = nil) -> JSON {
    [
        "number": .string(number), "name": ["kk": .string("\(number) жазба")],
        "lastDay": lastDay,
    ]
}

extension Answer {
    /// The values of a field in the items of a list.
    func all(_ name: String) -> [String?] {
        json["items"]?.array?.map { $0[name]?.string } ?? []
    }
}
