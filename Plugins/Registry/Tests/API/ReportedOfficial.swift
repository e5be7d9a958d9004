import PluginKit
import PluginTesting

@testable import Registry

/// A registry with one official whom anyone can see.
func withOfficial(
    settings: [String: String] = ["site.address": "https://arna.example.kz"],
    _ test: (Arna, _ official: String, _ client: Client) async throws -> Void
) async throws {
    try await withRegistry(settings: settings) { arna in
        let client = try await arna.program(.operator)
        let body = try await client.recorded("bodies", Records.body("Орган"))
        let id = try await client.recorded("designations", Records.designation(of: body))
        try await test(arna, id, client)
    }
}
