import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `Who answers to a place` {
    private static let classifier = [
        "kato,kato_version,level,type_code,name_ru,name_kk",
        "100000000,1,oblast,0,область Абай,Абай облысы",
        "101000000,1,district,1,Семей Г.А.,Семей Қ.Ә.",
        "101010000,1,sub_district,1,г.Семей,Семей қ.",
        "101030000,1,sub_district,2,Абралинский с.о.,Абыралы а.о.",
        "103200000,1,district,2,Абайский район,Абай ауданы",
        "103233000,1,sub_district,2,Кенгирбайбийский с.о.,Кеңгірбай би а.о.",
        "103233127,1,settlement,2,с.Жидебай,Жидебай а.",
        "110000000,1,oblast,0,Акмолинская область,Ақмола облысы",
    ]
    private let zhidebai = "103233127"

    private func withPlaces(
        settings: [String: String] = [:], _ test: (Arna, Client) async throws -> Void
    ) async throws {
        try await withRegistry(settings: settings) { arna in
            let client = try await arna.program(.operator)
            let taken = try await client.takeIn("kato", Self.classifier, "&effectiveOn=2026-09-01")
            try #require(taken.status == 200, "\(taken.text)")
            try await test(arna, client)
        }
    }

    /// Records a body, with an official where a surname is given.
    @discardableResult private func record(
        _ name: String, _ level: String, _ kind: String, at place: String, _ surname: String? = nil,
        topics: [JSON] = [], by client: Client
    ) async throws -> String {
        let body = try await client.recorded(
            "bodies",
            Records.body(
                name, level: level, kind: kind, from: "2026-09-02",
                with: ["katoCode": .string(place)]))
        guard let surname else { return body }
        _ = try await client.recorded(
            "designations",
            Records.designation(
                of: body, surname, from: "2026-09-10", with: ["topics": .array(topics)]))
        return body
    }

    /// Each ring as `level: surnames / bodies without`.
    private func rings(_ arna: Arna, _ query: String) async throws -> [String] {
        try await arna.stranger.read("finder?\(query)")["rings"]?.array?.map { ring in
            let people = ring["officials"]?.array?.compactMap {
                $0["person"]?["surname"]?["kk"]?.string
            }
            let without = ring["without"]?.array?.compactMap { $0["name"]?["kk"]?.string }
            return "\(ring["level"]?.string ?? ""): \(people?.joined(separator: ", ") ?? "") / "
                + (without?.joined(separator: ", ") ?? "")
        } ?? []
    }

    @Test func `is the official of the district, then of the region, then of the centre`()
        async throws
    {
        try await withPlaces { arna, client in
            try await record(
                "Министрлік", "central", "ministry", at: "100000000", "Орталық", by: client)
            try await record("Облыс", "regional", "akimat", at: "100000000", "Облысов", by: client)
            try await record(
                "Басқарма", "regionalDepartment", "department", at: "101010000", "Басқармин",
                by: client)
            try await record("Аудан", "district", "akimat", at: "103200000", "Ауданов", by: client)
            try await record(
                "Семей", "district", "akimat", at: "101000000", "Семейский", by: client)
            try await record("Ақмола", "regional", "akimat", at: "110000000", "Ақмолин", by: client)
            let found = try await rings(arna, "place=\(zhidebai)")
            #expect(
                found == [
                    "district: Ауданов / ", "regional: Облысов, Басқармин / ",
                    "central: Орталық / ",
                ])
            let region = try await rings(arna, "place=110000000")
            #expect(region == ["regional: Ақмолин / ", "central: Орталық / "])
        }
    }

    @Test func `is the official of the town that a city administration is named after`()
        async throws
    {
        try await withPlaces { arna, client in
            try await record(
                "Семей", "district", "akimat", at: "101010000", "Семейский", by: client)
            for place in ["101000000", "101010000", "101030000"] {
                #expect(try await rings(arna, "place=\(place)").first == "district: Семейский / ")
            }
        }
    }

    @Test func `is the successor of a body that was closed, from the next day on`() async throws {
        try await withPlaces { arna, client in
            let old = try await record(
                "Ескі", "district", "akimat", at: "103200000", "Ескіов", by: client)
            let new = try await record(
                "Жаңа", "district", "akimOffice", at: "103200000", "Жаңаов", by: client)
            #expect(
                try await rings(arna, "place=\(zhidebai)").first == "district: Ескіов, Жаңаов / ")
            let closed = try await client.post(
                "\(api)/bodies/\(old)/closure",
                ["closedOn": "2026-09-30", "successorIds": [.string(new)]])
            #expect(closed.status == 200, "\(closed.text)")
            #expect(try await rings(arna, "place=\(zhidebai)").first == "district: Жаңаов / ")
        }
    }

    @Test func `is nobody at a level where none is designated, and the bodies are named`()
        async throws
    {
        try await withPlaces { arna, client in
            try await record("Облыс", "regional", "akimat", at: "100000000", "Облысов", by: client)
            try await record("Аудан", "district", "akimat", at: "103200000", by: client)
            #expect(
                try await rings(arna, "place=\(zhidebai)")
                    == ["district:  / Аудан қазақша", "regional: Облысов / "])
            let page = try await arna.browser.open("/ru/registry/finder?place=\(zhidebai)")
            #expect(page.text.contains("Ближайшее: область Абай."), "\(page.text)")
            #expect(page.text.contains("Аудан по-русски"))
        }
    }

    @Test func `who names the topic comes alone, where somebody does`() async throws {
        try await withPlaces { arna, client in
            try await record("Облыс", "regional", "akimat", at: "100000000", "Облысов", by: client)
            try await record(
                "Жастар", "regionalDepartment", "department", at: "100000000", "Жастаров",
                topics: ["жастар саясаты", "волонтёрство"], by: client)
            try await record("Аудан", "district", "akimat", at: "103200000", "Ауданов", by: client)
            for topic in ["жастар", "zhastar", "волонтер"] {
                #expect(
                    try await rings(arna, "place=\(zhidebai)&topic=\(topic.percentEncoded)")
                        == ["district: Ауданов / ", "regional: Жастаров / "])
            }
            let answer = try await arna.stranger.read("finder?place=\(zhidebai)")
            #expect(answer["topics"] == ["волонтёрство", "жастар саясаты"])
        }
    }

    @Test func `is not told of a place that there is not`() async throws {
        try await withPlaces { arna, _ in
            var statuses: [Int] = []
            for query in ["?place=990000000", "?place=abc", ""] {
                statuses.append(try await arna.stranger.get("\(api)/finder\(query)").status)
            }
            #expect(statuses == [404, 422, 422])
        }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `is found in three steps without a script`(language: String) async throws {
        try await withPlaces(settings: ["registry.appeals.address": "https://appeals.example"]) {
            arna, client in
            try await record("Аудан", "district", "akimat", at: "103200000", "Ауданов", by: client)
            let path = "/\(language)/registry/finder"
            let typed = try await arna.browser.open("\(path)?q=\("Абай".percentEncoded)")
            #expect(typed.text.contains("finder?place=103200000"))
            let chosen = try await arna.browser.open("\(path)?place=103200000")
            #expect(chosen.text.contains("Ауданов"))
            #expect(chosen.text.contains("href=\"https://appeals.example\""))
            let only = try await arna.browser.open("\(path)?q=Zhidebay")
            #expect(only.text.contains("Ауданов"), "one place is not asked for twice")
            let nowhere = try await arna.browser.open("\(path)?q=Qwertz")
            #expect(nowhere.status == 200 && nowhere.text.contains("class=\"empty\""))
            #expect(!nowhere.text.contains("registry."), "a text is missing")
        }
    }

    @Test func `a place without anybody says so and leads on`() async throws {
        try await withPlaces { arna, _ in
            let page = try await arna.browser.open("/kk/registry/finder?place=\(zhidebai)")
            #expect(page.status == 200 && page.text.contains("/kk/registry/officials"))
        }
    }
}

@Suite(.enabled(if: RealEditions.areHere, Comment(rawValue: RealEditions.absence)))
struct `A stranger over the real classifier` {
    @Test func `finds the official in three steps, in whatever letters`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let edition = try RealEditions.lines(of: RealEditions.newer).map(String.init)
            let taken = try await client.takeIn("kato", edition, "&effectiveOn=2026-07-17")
            try #require(taken.status == 200, "\(taken.text.prefix(500))")
            for (place, surname) in [
                ("103200000", "Абаев"), ("631000000", "Өскеменов"), ("271000000", "Оралов"),
            ] {
                let body = try await client.recorded(
                    "bodies",
                    Records.body(
                        surname, level: "district", kind: "akimat", from: "2026-08-01",
                        with: ["katoCode": .string(place)]))
                _ = try await client.recorded(
                    "designations", Records.designation(of: body, surname, from: "2026-08-10"))
            }
            for (typed, place, surname) in [
                ("Жидебай", "103233127", "Абаев"), ("Zhidebay", "103233127", "Абаев"),
                ("Өскемен", "631000000", "Өскеменов"),
                ("Усть-Каменогорск", "631000000", "Өскеменов"),
                ("Oral", "271000000", "Оралов"), ("Уральск", "271000000", "Оралов"),
            ] {
                for language in ["kk", "ru"] {
                    let path = "/\(language)/registry/finder"
                    let found = try await arna.browser.open("\(path)?q=\(typed.percentEncoded)")
                    let link = "href=\"\(path)?place=\(place)\""
                    #expect(found.text.contains(link), "\(typed) in \(language)")
                    let page = try await arna.browser.open("\(path)?place=\(place)").text
                    #expect(page.contains(surname), "\(typed) in \(language)")
                }
            }
        }
    }
}
