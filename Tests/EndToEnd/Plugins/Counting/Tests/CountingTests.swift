import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Registry
import RegistryAPI
import Testing

@testable import Counting

/// The plugin with its migrations, which lie beside its tests.
private let underTest = PluginUnderTest(
    Counting.self,
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent())

private let tally = "/api/v1/counting/tally"

@Suite struct `What another plugin tells of` {
    @Test func `is handled beside it`() async throws {
        try await Arna.with([PluginUnderTest(Registry.self), underTest]) { arna in
            let body: JSON = [
                "level": "central", "kind": "ministry", "name": ["kk": "Үлгі министрлігі"],
                "noBinReason": "pending", "validFrom": "2024-01-01",
            ]
            let founded = try await arna.program(.operator).post("/api/v1/registry/bodies", body)
            #expect(founded.status == 201, "\(founded.text)")
            #expect(
                try await arna.events(BodyFounded.self).map(\.body.kk) == ["Үлгі министрлігі"])
            #expect(try await arna.stranger.get(tally).json["handled"]?.int == 0)
            await arna.handOverEvents()
            let counted = try await arna.stranger.get(tally).json
            #expect(counted["handled"]?.int == 1 && counted["published"]?.int == 1)
        }
    }

    @Test func `is not missed where the other plugin is not installed`() async throws {
        try await Arna.with([underTest]) { arna in
            let counted = try await arna.stranger.get(tally).json
            #expect(counted["handled"]?.int == 0 && counted["published"] == .null)
        }
    }
}
