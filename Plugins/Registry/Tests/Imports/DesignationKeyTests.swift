import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// How rows of a file find the designations that are recorded already.
@Suite struct `A row of a file of designations` {
    private let header =
        "body;surname_kk;givenName_kk;position_kk;orderNumber;orderDate;kind;validFrom"

    private func row(
        _ surname: String, order: String, on date: String = "2024-01-10",
        kind: String = "primary", from: String = "2024-01-10"
    ) -> String {
        "M-1;\(surname);Үлгі;кеңесші;\(order);\(date);\(kind);\(from)"
    }

    /// An operator, and a ministry that other systems know as M-1.
    private func withMinistry(_ test: (Client, String) async throws -> Void) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await client.recorded(
                "bodies", Records.body("Министрлік", with: ["externalCode": "M-1"]))
            try await test(client, id)
        }
    }

    @Test func `that asks for a taken place is told who holds it, and the other rows stand`()
        async throws
    {
        try await withMinistry { client, id in
            let rows = [header, row("Бірінші", order: "1"), row("Екінші", order: "2")]
            let whole = try await client.takeIn("designations", rows)
            #expect(whole.errors == ["3 validFrom placeTaken"], "\(whole.text)")
            #expect(whole.text.contains("Бірінші Үлгі"))
            let good = try await client.takeIn("designations", rows, "&mode=valid")
            #expect(good.counts == [1, 0, 1], "\(good.text)")
            let made = try await client.read("designations?bodyId=\(id)").items
            #expect(made.map { $0["person"]?["surname"]?["kk"]?.string } == ["Бірінші"])
        }
    }

    @Test func `leaves alone the languages for which the file has no column`() async throws {
        try await withMinistry { client, id in
            _ = try await client.recorded(
                "designations",
                Records.designation(of: id, with: ["orderNumber": "1", "orderDate": "2024-01-10"]))
            let told = try await client.takeIn(
                "designations",
                [header, row("Сынақов", order: "1").replacing("кеңесші", with: "басшы")])
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let made = try await client.read("designations?bodyId=\(id)").items
            #expect(made.count == 1)
            #expect(made[0]["position"]?["kk"]?.string == "басшы")
            #expect(made[0]["position"]?["ru"]?.string == "заместитель директора департамента")
            #expect(made[0]["person"]?["surname"]?["ru"]?.string == "Сынақов")
            #expect(made[0]["person"]?["givenName"]?["ru"]?.string == "Проба")
        }
    }

    @Test func `needs no more columns than those by which it is known`() async throws {
        try await withMinistry { client, id in
            _ = try await client.takeIn("designations", [header, row("Сынақов", order: "1")])
            let told = try await client.takeIn(
                "designations",
                [
                    "body;orderNumber;orderDate;kind;validFrom;email",
                    "M-1;1;2024-01-10;primary;2024-01-10;official@example.invalid",
                ])
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let made = try await client.read("designations?bodyId=\(id)").items
            #expect(made.first?["contacts"]?.array?.count == 1)
            #expect(made.first?["position"]?["kk"]?.string == "кеңесші")
        }
    }

    @Test func `by the order of another year is another designation`() async throws {
        try await withMinistry { client, id in
            _ = try await client.takeIn("designations", [header, row("Бұрынғы", order: "12")])
            let later = [
                header, row("Кейінгі", order: "12", on: "2026-08-30", from: "2026-09-01"),
            ]
            let refused = try await client.takeIn("designations", later)
            #expect(refused.errors == ["2 validFrom placeTaken"], "\(refused.text)")
            let told = try await client.takeIn("designations", later, "&supersede=true")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let all = try await client.read("designations?bodyId=\(id)").items
            #expect(
                all.map { $0["person"]?["surname"]?["kk"]?.string } == ["Кейінгі", "Бұрынғы"])
        }
    }

    @Test func `of a known order, but of another person and day, is refused`() async throws {
        try await withMinistry { client, id in
            _ = try await client.takeIn("designations", [header, row("Бұрынғы", order: "12")])
            let told = try await client.takeIn(
                "designations", [header, row("Өзге", order: "12", from: "2026-09-01")],
                "&supersede=true")
            #expect(told.errors == ["2 - refused"], "\(told.text)")
            #expect(told.text.contains("Бұрынғы Үлгі"))
            let corrected = try await client.takeIn(
                "designations", [header, row("Бұрынғы", order: "12", from: "2024-02-01")])
            #expect(corrected.counts == [1, 0, 0], "\(corrected.text)")
            let all = try await client.read("designations?bodyId=\(id)").items
            #expect(all.map { $0["validFrom"]?.string } == ["2024-02-01"])
        }
    }

    @Test func `of a deputy is known by the person, too: one order appoints several`() async throws
    {
        try await withMinistry { client, id in
            let first = row("Бірінші", order: "7", kind: "deputy")
            let both = [header, first, row("Екінші", order: "7", kind: "deputy")]
            #expect(try await client.takeIn("designations", [header, first]).counts == [1, 0, 0])
            let told = try await client.takeIn("designations", both)
            #expect(told.counts == [1, 1, 0], "\(told.text)")
            #expect(try await client.takeIn("designations", both).counts == [0, 2, 0])
            #expect(try await client.read("designations?bodyId=\(id)").items.count == 2)
            let twice = try await client.takeIn("designations", both + [first])
            #expect(twice.errors == ["4 - refused"], "\(twice.text)")
        }
    }

    @Test func `may end what an earlier row of the same file began, in whatever order they stand`()
        async throws
    {
        try await withMinistry { client, id in
            let file = [
                header,
                row("Үшінші", order: "3", on: "2026-09-01", from: "2026-09-01"),
                row("Бірінші", order: "1"),
                row("Екінші", order: "2", on: "2025-05-01", from: "2025-05-01"),
            ]
            let told = try await client.takeIn("designations", file, "&supersede=true")
            #expect(told.counts == [3, 0, 0], "\(told.text)")
            let all = try await client.read("designations?bodyId=\(id)").items
            #expect(
                all.map { $0["validTo"]?.string } == [nil, "2026-08-31", "2025-04-30"])
            for query in ["&supersede=true", ""] {
                let again = try await client.takeIn("designations", file, query)
                #expect(again.counts == [0, 3, 0], "\(again.text)")
            }
        }
    }

    @Test func `that still lists somebody whose duty was ended changes nothing and is warned of`()
        async throws
    {
        try await withMinistry { client, id in
            let header = header + ";validTo"
            let file = [header, row("Сынақов", order: "1") + ";"]
            _ = try await client.takeIn("designations", file)
            let made = try #require(
                try await client.read("designations?bodyId=\(id)").items.first?["id"]?.string)
            let ended = try await client.post(
                "\(api)/designations/\(made)/revocation",
                ["revokedOn": "2025-01-31", "reason": "ended"])
            #expect(ended.status == 200, "\(ended.text)")
            let told = try await client.takeIn("designations", file)
            #expect(told.counts == [0, 1, 0], "\(told.text)")
            #expect(told.warnings == ["2 validTo endedSince"])
            let moved = try await client.takeIn(
                "designations", [header, row("Сынақов", order: "1") + ";2025-06-30"])
            #expect(moved.errors == ["2 validTo hasEnded"], "\(moved.text)")
        }
    }

    @Test func `finds its body by a BIN without its zero, after what stands there literally`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let byBIN = try await client.recorded(
                "bodies", Records.body("Бірінші", with: ["bin": "081140000436"]))
            let file = [
                header,
                row("Сынақов", order: "1").replacing("M-1", with: "81140000436"),
            ]
            let told = try await client.takeIn("designations", file, "&dryRun=true")
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            #expect(told.warnings == ["2 body zeroRestored"])
            let literal = try await client.recorded(
                "bodies", Records.body("Екінші", with: ["externalCode": "81140000436"]))
            let other = try await client.takeIn("designations", file)
            #expect(other.counts == [1, 0, 0], "\(other.text)")
            #expect(other.warnings.isEmpty)
            #expect(try await client.read("designations?bodyId=\(literal)").items.count == 1)
            #expect(try await client.read("designations?bodyId=\(byBIN)").items.isEmpty)
        }
    }
}
