import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The public list` {
    @Test func `shows public contacts and nothing internal`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.recorded(
                "designations",
                Records.designation(
                    of: body,
                    with: [
                        "orderNumber": "құпия-7",
                        "contacts": [
                            ["kind": "phone", "value": "+7 7172 74 00 00", "public": true],
                            ["kind": "mobile", "value": "+7 701 000 00 00"],
                        ],
                    ]))
            let list = try await arna.stranger.read("officials")
            #expect(
                list.items.first?["contacts"] == [
                    ["kind": "phone", "value": "+7 7172 74 00 00", "extension": .null]
                ])
            let text = try await arna.stranger.get("\(api)/officials").text
            #expect(!text.contains("701 000"))
            #expect(!text.contains("құпия"))
        }
    }

    @Test func `is in the order of level, protocol and name`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for (name, level, kind, order) in [
                ("Ө", "central", "ministry", 1000), ("Ә", "central", "ministry", 1000),
                ("Я", "central", "ministry", 1), ("А", "district", "akimat", 1),
            ] {
                let body = try await client.recorded(
                    "bodies",
                    Records.body(
                        name, level: level, kind: kind,
                        with: ["protocolOrder": .number("\(order)")]))
                _ = try await client.recorded("designations", Records.designation(of: body))
            }
            let list = try await arna.stranger.read("officials")
            let names = list.items.map { $0["bodyName"]?["kk"]?.string?.first.map(String.init) }
            #expect(names == ["Я", "Ә", "Ө", "А"])
            let central = try await arna.stranger.read("officials?level=central")
            #expect(central["total"]?.int == 3)
        }
    }

    @Test(arguments: ["сынақов", "Сынаков", "synaqov", "директор", "мадениет", "culture по"])
    func `is searched in Kazakh, Russian and Latin letters`(query: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let name: JSON = ["kk": "Мәдениет", "ru": "Культура по", "en": "Culture"]
            let body = try await client.recorded(
                "bodies", Records.body("Орган", with: ["name": name]))
            _ = try await client.recorded("designations", Records.designation(of: body))
            let words = query.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            #expect(try await arna.stranger.read("officials?q=\(words)").items.count == 1)
            #expect(try await arna.stranger.read("officials?q=\(words)%20xylo").items.isEmpty)
        }
    }

    @Test func `is found by a word whose last letter an ending has changed`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let name: JSON = ["kk": "Мәдениет министрлігі", "ru": "Минкульт"]
            let body = try await client.recorded(
                "bodies", Records.body("Орган", with: ["name": name]))
            _ = try await client.recorded("designations", Records.designation(of: body))
            let words = "министрлік".addingPercentEncoding(withAllowedCharacters: .alphanumerics)
            #expect(try await arna.stranger.read("officials?q=\(words ?? "")").items.count == 1)
        }
    }

    @Test(arguments: ["%25", "_", "%C2%AB%C2%BB"])
    func `is empty where nothing that was typed is a word`(typed: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.recorded("designations", Records.designation(of: body))
            #expect(try await arna.stranger.read("officials?q=\(typed)").items.isEmpty)
            #expect(try await arna.stranger.read("bodies?q=\(typed)").items.isEmpty)
            #expect(try await arna.stranger.read("officials?q=%20").items.count == 1)
        }
    }

    @Test func `withholds what has no Kazakh, and says how many`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            let answer = try await client.post(
                "\(api)/designations",
                Records.designation(of: body, with: ["position": ["ru": "директор"]]))
            #expect(answer.status == 201)
            let codes = answer.json["warnings"]?.array?.map { $0["code"]?.string }
            #expect(codes == ["withheldWithoutKazakh"])
            #expect(try await arna.stranger.read("officials").items.isEmpty)
            #expect(try await arna.stranger.read("coverage")["noKazakh"]?.int == 1)
            let page = try await arna.stranger.get("/ru/registry/officials").text
            #expect(page.contains("Ещё 1 должностное лицо не показано"))
        }
    }

    @Test func `shows of the past only name, body and dates`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Орган"))
            _ = try await client.recorded(
                "designations",
                Records.designation(
                    of: body,
                    with: [
                        "validTo": "2025-01-01",
                        "contacts": [
                            ["kind": "phone", "value": "+7 7172 74 00 00", "public": true]
                        ],
                    ]))
            #expect(try await arna.stranger.read("officials").items.isEmpty)
            let past = try await arna.stranger.read("officials?on=2024-06-01").items
            #expect(past.count == 1)
            #expect(past.first?["contacts"] == [])
            #expect(past.first?["position"] == .null)
            #expect(past.first?["person"]?["surname"]?["kk"]?.string == "Сынақов")
        }
    }

    @Test func `shows a coming renaming from its day on`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let body = try await client.recorded("bodies", Records.body("Ескі"))
            _ = try await client.recorded("designations", Records.designation(of: body))
            _ = try await client.post(
                "\(api)/bodies/\(body)/renaming",
                ["name": ["kk": "Жаңа атау"], "effectiveOn": "2027-01-01"])
            let today = try await arna.stranger.read("officials").items
            let later = try await arna.stranger.read("officials?on=2027-01-01").items
            #expect(today.map { $0["bodyName"]?["kk"]?.string } == ["Ескі қазақша"])
            #expect(later.map { $0["bodyName"]?["kk"]?.string } == ["Жаңа атау"])
        }
    }

    @Test func `is counted no further than the limit`() async throws {
        try await withRegistry { arna in
            try await Crowd.fill(1_100, in: arna.owner)
            let long = try await arna.stranger.read("officials")
            #expect(long["total"]?.int == 1_000)
            #expect(long["totalIs"]?.string == "atLeast")
        }
    }
}
