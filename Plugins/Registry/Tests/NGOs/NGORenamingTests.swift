import Foundation
import PluginKit
import PluginTesting
import RegistryAPI
import Testing

@testable import Registry

@Suite struct `An organisation that is renamed` {
    private func rename(_ id: String, _ name: String, on day: String, by client: Client)
        async throws
        -> Answer
    {
        try await client.post(
            "\(api)/ngos/\(id)/renaming",
            [
                "name": ["kk": .string(name)], "effectiveOn": .string(day),
                "basis": "Жиналыс шешімі № 7",
            ])
    }

    @Test func `may have a name as long as any, and its card tells the decision`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded("ngos", Records.ngo("Ескі атау"))
            let long = try await rename(
                id, String(repeating: "ұзақ ", count: 199) + "атау", on: "2026-01-01", by: client)
            #expect(long.status == 200, "\(long.text)")
            let page = try await arna.stranger.get("/kk/registry/ngos/\(id)").text
            #expect(page.contains("Жиналыс шешімі № 7"))
        }
    }

    @Test func `is found by the short name that it had`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "ngos", Records.ngo("Үлгі", with: ["shortName": ["kk": "Үлгінет"]]))
            let shortened = try await client.post(
                "\(api)/ngos/\(id)/renaming",
                [
                    "name": ["kk": "Үлгі", "ru": "Үлгі"], "shortName": ["kk": "Мысалнет"],
                    "effectiveOn": "2026-01-01",
                ])
            #expect(shortened.status == 200, "\(shortened.text)")
            let found = try await arna.stranger.read("ngos?q=\("үлгінет".percentEncoded)")
            #expect(found.items.map { $0["id"]?.string } == [id])
        }
    }

    @Test func `has its new name neither before the latest one nor on a day to come`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "ngos", Records.ngo("Бірінші", with: ["registeredOn": "2020-02-03"]))
            for day in ["2020-02-02", "2999-01-01"] {
                let refused = try await rename(id, "Екінші", on: day, by: client)
                #expect(refused.status == 422, "\(day)")
                #expect(refused.text.contains("/effectiveOn"), "\(day)")
            }
            #expect(try await rename(id, "Екінші", on: "2026-01-01", by: client).status == 200)
            let earlier = try await rename(id, "Үшінші", on: "2025-12-31", by: client)
            #expect(earlier.status == 422)
            #expect(earlier.text.contains("/effectiveOn"))
        }
    }
}
