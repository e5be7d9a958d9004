import Foundation
import PluginKit
import PluginTesting
import RegistryAPI
import Testing

@testable import Registry

@Suite struct `Two cards of one organisation` {
    private func pair(_ client: Client) async throws -> (String, String) {
        let first = try await client.recorded("ngos", Records.ngo("«Егіз» қоғамдық қоры"))
        let second = try await client.recorded(
            "ngos", Records.ngo("ҚҚ «Егіз»", with: ["bin": "020340000122"]))
        return (first, second)
    }

    @Test func `are merged into one that both names find, and parted again`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let (first, second) = try await pair(client)
            let merged = try await client.post(
                "\(api)/ngos/\(first)/merging", ["intoId": .string(second)])
            #expect(merged.status == 200)
            #expect(merged.json["id"]?.string == second)
            let found = try await arna.stranger.read("ngos?q=\("егіз".percentEncoded)")
            #expect(found.items.map { $0["id"]?.string } == [second])
            #expect(try await arna.stranger.read("ngos/\(first)")["mergedIntoId"]?.string == second)
            let change = try await client.put(
                "\(api)/ngos/\(first)", ["head": "Үлгіов"], revision: 2)
            #expect(change.status == 409)
            let undone = try await client.post("\(api)/ngos/\(first)/merging/revocation", [:])
            #expect(undone.status == 200)
            let again = try await arna.stranger.read("ngos?q=\("егіз".percentEncoded)")
            #expect(Set(again.items.map { $0["id"]?.string }) == [first, second])
            let twice = try await client.post("\(api)/ngos/\(first)/merging/revocation", [:])
            #expect(twice.status == 409)
            #expect(try await arna.events(NGOsMerged.self).map(\.isUndone) == [false, true])
        }
    }

    @Test func `are merged once, when two operators do it at a time the other way round`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let first = try await client.recorded("ngos", Records.ngo("Егіз"))
            let second = try await client.recorded("ngos", Records.ngo("Егіз"))
            async let one = client.post(
                "\(api)/ngos/\(first)/merging", ["intoId": .string(second)])
            async let other = client.post(
                "\(api)/ngos/\(second)/merging", ["intoId": .string(first)])
            #expect(Set([try await one.status, try await other.status]) == [200, 409])
        }
    }

    @Test func `with two BINs, and a card with itself, are refused`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let (first, second) = try await pair(client)
            let itself = try await client.post(
                "\(api)/ngos/\(first)/merging", ["intoId": .string(first)])
            #expect(itself.status == 422)
            let third = try await client.recorded(
                "ngos", Records.ngo("Егіз", with: ["bin": "050640001236"]))
            let twoBins = try await client.post(
                "\(api)/ngos/\(third)/merging", ["intoId": .string(second)])
            #expect(twoBins.status == 422)
            #expect(twoBins.text.contains("/intoId"))
        }
    }

    @Test func `do not lose the BIN: the one that has it stays`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let (first, second) = try await pair(client)
            let lost = try await client.post(
                "\(api)/ngos/\(second)/merging", ["intoId": .string(first)])
            #expect(lost.status == 422)
            #expect(lost.text.contains("/intoId"))
            #expect(try await arna.stranger.read("ngos/\(second)")["mergedIntoId"]?.string == nil)
        }
    }

    @Test func `and a third are parted the way they were merged, the last first`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await cards(named: ["Бірінші", "Екінші", "Үшінші"], client)
            try await mergeInTurn(ids, client)
            #expect(try await holders(of: "бірінші", arna) == [ids[2]])
            let tooEarly = try await client.post(
                "\(api)/ngos/\(ids[0])/merging/revocation", [:])
            #expect(tooEarly.status == 409)
            let parted = try await client.post("\(api)/ngos/\(ids[1])/merging/revocation", [:])
            #expect(parted.status == 200)
            #expect(try await holders(of: "бірінші", arna) == [ids[1]])
            #expect(try await holders(of: "үшінші", arna) == [ids[2]])
            let first = try await client.post("\(api)/ngos/\(ids[0])/merging/revocation", [:])
            #expect(first.status == 200)
            #expect(try await holders(of: "бірінші", arna) == [ids[0]])
        }
    }

    /// Those that nobody may have merged by hand, too: a real one into a demonstrated one, and that into a real one.
    @Test func `are parted when the demonstrated ones are removed, and nothing real is lost`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let ids = try await cards(named: ["Шынайы", "Көрсетілім", "Басқа"], client)
            try await arna.owner.execute(
                """
                INSERT INTO registry.ngo_reports (ngo_id, year, state, source, as_of)
                VALUES (\(UUID(uuidString: ids[0]))::uuid, 2024, 'missing', 'сынақ', '2025-04-01')
                """)
            try await arna.owner.execute(
                """
                UPDATE registry.ngos SET is_demonstration = true
                WHERE id = \(UUID(uuidString: ids[1]))::uuid
                """)
            try await mergeInTurn(ids, client)
            _ = try await arna.owner.withTransaction { try await Demonstration.remove(in: $0) }
            #expect(try await holders(of: "шынайы", arna) == [ids[0]])
            #expect(try await holders(of: "басқа", arna) == [ids[2]])
            #expect(try await holders(of: "көрсетілім", arna) == [])
            let first = try await arna.stranger.read("ngos/\(ids[0])")
            #expect(first["mergedIntoId"]?.string == nil)
            #expect(first["reports"]?.array?.map { $0["year"]?.int } == [2024])
            let last = try await arna.stranger.read("ngos/\(ids[2])")
            #expect(last["reports"]?.array?.isEmpty == true)
        }
    }

    private func cards(named names: [String], _ client: Client) async throws -> [String] {
        var ids: [String] = []
        for name in names { ids.append(try await client.recorded("ngos", Records.ngo(name))) }
        return ids
    }

    /// The first into the second, and that into the third.
    private func mergeInTurn(_ ids: [String], _ client: Client) async throws {
        for (id, into) in zip(ids, ids.dropFirst()) {
            let merged = try await client.post(
                "\(api)/ngos/\(id)/merging", ["intoId": .string(into)])
            #expect(merged.status == 200, "\(merged.text)")
        }
    }

    private func holders(of word: String, _ arna: Arna) async throws -> [String?] {
        try await arna.stranger.read("ngos?q=\(word.percentEncoded)").items.map { $0["id"]?.string }
    }
}
