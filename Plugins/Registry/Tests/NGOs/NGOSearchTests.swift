import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The search for organisations` {
    /// The spellings of one that people type: with and without Kazakh letters, in Latin, part of a word, its form,
    /// other order, a slip of the finger, a BIN whole and without its zero.
    @Test(arguments: [
        "Қызғалдақ", "кызгалдак", "Qyzgaldaq", "kyzgaldak", "қызғал", "ҚБ Қызғалдақ",
        "жастар қызғалдақ", "қызғалдк", "020340000122", "20340000122", "kizgaldak zhas",
        "общественное объединение «Кызгалдак»",
    ])
    func `finds the same one by each of its spellings`(typed: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "ngos",
                Records.ngo(
                    "«Қызғалдақ жастары» қоғамдық бірлестігі", with: ["bin": "020340000122"]))
            for name in ["«Қарлығаш» қоғамдық қоры", "«Алтын дән» қоғамдық қоры"] {
                _ = try await client.recorded("ngos", Records.ngo(name))
            }
            let found = try await arna.stranger.read("ngos?q=\(typed.percentEncoded)")
            #expect(found.items.map { $0["id"]?.string } == [id])
        }
    }

    @Test func `puts whole words first, and those who are no more last`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for (name, status) in [
                ("Тұлпарлар", "active"), ("Жас тұлпар", "active"), ("Тұлпар", "liquidated"),
                ("Тұлпар қоры", "active"),
            ] {
                _ = try await client.recorded(
                    "ngos", Records.ngo(name, with: ["status": .string(status)]))
            }
            let found = try await arna.stranger.read("ngos?q=\("тұлпар".percentEncoded)")
            #expect(
                found.items.map { $0["name"]?["kk"]?.string }
                    == ["Тұлпар қоры", "Тұлпар", "Жас тұлпар", "Тұлпарлар"])
        }
    }

    @Test func `puts last who is liquidated since, and back who is not any more`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let first = try await client.recorded("ngos", Records.ngo("Тұлпар"))
            let second = try await client.recorded("ngos", Records.ngo("Тұлпар көлік"))
            for (revision, status, order) in [
                (1, "liquidated", [second, first]), (2, "active", [first, second]),
            ] {
                let changed = try await client.put(
                    "\(api)/ngos/\(first)",
                    ["status": .string(status), "statusSince": .string("2026-0\(revision)-01")],
                    revision: revision)
                #expect(changed.status == 200, "\(changed.text)")
                let found = try await arna.stranger.read("ngos?q=\("тұлпар".percentEncoded)")
                #expect(found.items.map { $0["id"]?.string } == order, "\(status)")
            }
        }
    }

    /// Of five beginnings of words one stands on every fifth card.
    @Test func `says «at least» where more fit than are ranked, and counts where not`()
        async throws
    {
        try await withRegistry { arna in
            try await NGOCrowd.fill(3_000, in: arna)
            let cut = try await arna.stranger.read("ngos?q=kizgaldak")
            #expect(cut["total"]?.int == NGOSearch.mostCandidates)
            #expect(cut["totalIs"]?.string == "atLeast")
            let all = try await arna.stranger.read("ngos?q=kizgaldaka")
            #expect(all["total"]?.int ?? 0 > 0)
            #expect(all["totalIs"]?.string == "exact")
        }
    }
}
