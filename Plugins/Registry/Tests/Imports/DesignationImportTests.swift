import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Files of designations` {
    private let header =
        "body;surname_kk;surname_ru;givenName_kk;givenName_ru;position_kk;position_ru;rank;basis;orderNumber;orderDate;kind;validFrom;phone;mobile;email;published"

    private func row(
        _ body: String, _ surname: String, order: String, from: String = "2024-01-10",
        kind: String = "негізгі", rank: String = "заместитель директора департамента"
    ) -> String {
        [
            body, surname, surname, "Үлгі", "Проба", "департамент директорының орынбасары",
            "заместитель директора департамента", rank, "приказ", order, "10.01.2024", kind, from,
            "+7 7172 00-00-00", "+7 700 000 00 00", "official@example.invalid", "да",
        ].joined(separator: ";")
    }

    /// A ministry that other systems know as M-1.
    private func body(_ client: Client) async throws -> String {
        try await client.recorded(
            "bodies", Records.body("Министрлік", with: ["externalCode": "M-1"]))
    }

    @Test func `are taken in as people write them, and a repeat changes nothing`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await body(client)
            let file = [header, row("M-1", "Сынақов", order: "12-қ")]
            let told = try await client.takeIn("designations", file)
            #expect(told.status == 200, "\(told.text)")
            #expect(told.counts == [1, 0, 0])
            let made = try await client.read("designations?bodyId=\(id)").items
            #expect(made.first?["rank"]?.string == "central.deputyDirector")
            #expect(made.first?["basis"]?.string == "order")
            #expect(made.first?["contacts"]?.array?.count == 3)
            let shown = try await arna.stranger.read("officials").items
            #expect(
                shown.first?["contacts"]?.array?.count == 2, "the mobile telephone is not public")
            #expect(try await client.takeIn("designations", file).counts == [0, 1, 0])
        }
    }

    @Test
    func
        `a new order is refused while the place is taken, and ends what holds where that is asked for`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await body(client)
            _ = try await client.takeIn(
                "designations", [header, row("M-1", "Бұрынғы", order: "1")])
            let next = [header, row("M-1", "Кейінгі", order: "2", from: "2026-09-01")]
            let refused = try await client.takeIn("designations", next)
            #expect(refused.errors == ["2 validFrom placeTaken"], "\(refused.text)")
            #expect(
                try await client.takeIn("designations", next, "&supersede=true").counts == [
                    1, 0, 0,
                ])
            let all = try await client.read("designations?bodyId=\(id)").items
            #expect(all.map { $0["validTo"]?.string } == [nil, "2026-08-31"])
            #expect(all.last?["endReason"]?.string == "replaced")
            #expect(
                try await client.takeIn("designations", next, "&supersede=true").counts == [
                    0, 1, 0,
                ])
        }
    }

    @Test func `what the file has no column for stays, an emptied cell empties`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let id = try await body(client)
            _ = try await client.takeIn(
                "designations", [header, row("M-1", "Сынақов", order: "1")])
            let told = try await client.takeIn(
                "designations",
                [
                    "body;surname_kk;surname_ru;position_kk;position_ru;orderNumber;kind;validFrom;email",
                    "M-1;Сынақов;Сынақов;кеңесші;советник;1;primary;2024-01-10;",
                ])
            #expect(told.counts == [1, 0, 0], "\(told.text)")
            let made = try await client.read("designations?bodyId=\(id)").items.first
            #expect(made?["position"]?["ru"]?.string == "советник")
            #expect(made?["person"]?["givenName"]?["ru"]?.string == "Проба")
            #expect(made?["rank"]?.string == "central.deputyDirector")
            #expect(made?["contacts"]?.array?.map { $0["kind"]?.string } == ["phone", "mobile"])
        }
    }

    @Test func `rows about nobody, unknown bodies and one order twice are told`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await body(client)
            let told = try await client.takeIn(
                "designations",
                [
                    header, row("M-1", "Бірінші", order: "1"), row("M-1", "Екінші", order: "1"),
                    row("M-9", "Үшінші", order: "3"),
                    row("M-1", "", order: "4").replacing("Үлгі;Проба", with: ";"),
                    row("M-1", "Бесінші", order: "5", kind: "бас"),
                    row("M-1", "Алтыншы", order: "6", rank: "генерал"),
                ])
            #expect(
                told.errors == [
                    "3 - refused", "4 body unknownBodyKey", "5 surname_kk namelessPerson",
                    "6 kind notAChoice", "7 rank unknownRank",
                ], "\(told.text)")
            #expect(try await client.read("designations").items.isEmpty)
        }
    }
}
