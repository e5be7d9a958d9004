import Foundation
import PluginKit
import PluginTesting
import Synchronization
import Testing

@testable import Registry

@Suite struct `The organisations as a file` {
    private let agreeing: JSON = [
        "contacts": [
            ["kind": "phone", "value": "+77172000000", "public": true],
            ["kind": "mobile", "value": "+77010000000", "public": false],
        ],
        "consentOn": "2026-01-15", "consentBasis": "Хат № 1",
    ]

    @Test func `are given to anyone, with the contacts that their list shows`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await client.recorded("ngos", Records.ngo("«Үлгі» қоры", with: agreeing))
            _ = try await client.recorded("ngos", Records.ngo("=1+1 қоры"))
            let table = try await arna.stranger.get("\(api)/exports/ngos?format=csv&language=kk")
            #expect(table.status == 200)
            #expect(table.text.contains("+77172000000"))
            #expect(!table.text.contains("+77010000000"))
            #expect(!table.text.contains("Хат № 1"))
            #expect(table.text.contains("'=1+1 қоры"), "a formula is defused")
            #expect(!table.text.contains("registry."), "a text is missing: \(table.text)")
            let lines = try await arna.stranger.get("\(api)/exports/ngos?format=jsonl").text
                .split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
            #expect(lines == (try await arna.stranger.read("ngos").items))
            let own = try await client.get("\(api)/exports/ngos?format=jsonl").text
            #expect(own.contains("+77010000000"))
        }
    }

    @Test(arguments: ["тұлпар", "тулпар", "тұлпр", "ақсұңқар"])
    func `are those that their list finds, in its order`(typed: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for name in ["Жас тұлпар", "Тұлпар", "Қарлығаш"] {
                _ = try await client.recorded("ngos", Records.ngo(name))
            }
            let q = typed.percentEncoded
            let found = try await arna.stranger.read("ngos?q=\(q)").items
            let file = try await arna.stranger.get("\(api)/exports/ngos?format=jsonl&q=\(q)").text
                .split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
            #expect(file == found)
            #expect(found.count == (typed == "ақсұңқар" ? 0 : 2))
            let form = "\(api)/exports/ngos?format=jsonl&q=\(q)&form=tradeUnion"
            #expect(try await arna.stranger.get(form).text.isEmpty)
        }
    }

    /// A list of parts of some hundred rows: what comes behind the one that is under way is read after it.
    @Test func `tell no contacts of who withdraws the consent while they are written`() async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for number in ["А", "Я"] {
                _ = try await client.recorded("ngos", Records.ngo(number, with: agreeing))
            }
            let last = try #require(try await client.read("ngos?sort=-name").items.first)
            let id = try #require(last["id"]?.string)
            try await NGOCrowd.fill(2_000, in: arna)
            let isFirst = Mutex(true)
            let file = try await arna.stranger.get("\(api)/exports/ngos?format=jsonl") { _ in
                guard
                    isFirst.withLock({ first in
                        defer { first = false }; return first
                    })
                else {
                    return
                }
                let ended = try await client.put(
                    "\(api)/ngos/\(id)", ["consentEndedOn": "2026-02-01"], revision: 1)
                #expect(ended.status == 200, "\(ended.text)")
            }
            let lines = file.text.split(separator: "\n")
            #expect(lines.count == 2_002)
            #expect(lines.first?.contains("+77172000000") == true)
            #expect(lines.last?.contains(id) == true)
            #expect(lines.last?.contains("+77172000000") == false)
        }
    }

    @Test func `can be corrected and taken in again`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let more: JSON = [
                "spheres": ["youth", "culture"], "status": "suspended", "katoCode": "710000000",
                "statusBasis": "Сот шешімі",
            ]
            _ = try await client.recorded("ngos", Records.ngo("«Үлгі» қоры", with: more))
            _ = try await client.recorded("ngos", Records.ngo("«Бірлік» қоры", with: agreeing))
            for language in ["kk", "ru", "en"] {
                let file = try await client.get("\(api)/exports/ngos?language=\(language)").text
                let again = try await client.send(
                    "\(api)/imports?kind=ngos", Array(file.utf8), type: "text/csv")
                #expect(again.counts == [0, 2, 0], "\(again.text)")
                let head = try await client.send(
                    "\(api)/imports?kind=ngos",
                    Array(file.replacing("Сот шешімі", with: "Қаулы \(language)").utf8),
                    type: "text/csv")
                #expect(head.counts == [1, 1, 0] || language != "kk", "\(head.text)")
            }
        }
    }
}
