import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import RegistryAPI
import Testing

@testable import Registry

@Suite struct `The directory for other plugins` {
    @Test func `names a body as it was called on a day`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded("bodies", Records.body("Ескі"))
            _ = try await client.post(
                "\(api)/bodies/\(id)/renaming",
                ["name": ["ru": "Новое"], "effectiveOn": "2023-09-02"])
            let directory: any BodyDirectory = StoredBodies(database: arna.database)
            let body = try #require(UUID(uuidString: id))
            let old = try await directory.body(body, on: Day(iso8601: "2023-09-01"))
            let new = try await directory.body(body, on: Day(iso8601: "2023-09-02"))
            #expect(old?.name.ru == "Ескі по-русски")
            #expect(new?.name.ru == "Новое")
            #expect(new?.level == .central)
            #expect(try await directory.body(body, on: Day(iso8601: "2000-01-01")) == nil)
        }
    }
}
