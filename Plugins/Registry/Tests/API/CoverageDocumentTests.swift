import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The coverage as a workbook` {
    /// Two bodies of Abai, one of them covered since August, and one of Akmola that nobody answers for.
    private func open(_ test: (Arna) async throws -> Void) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for (name, level, kind, place) in [
                ("Әкімдік", "regional", "akimat", "100000000"),
                ("Басқарма", "regionalDepartment", "department", "100000000"),
                ("Ақмола", "regional", "akimat", "110000000"),
            ] {
                let body = try await client.recorded(
                    "bodies",
                    Records.body(
                        name, level: level, kind: kind, from: "2026-01-01",
                        with: ["katoCode": .string(place)]))
                guard name == "Басқарма" else { continue }
                _ = try await client.recorded(
                    "designations", Records.designation(of: body, from: "2026-08-15"))
            }
            try await test(arna)
        }
    }

    private func workbook(_ path: String, of arna: Arna) async throws -> ReadWorkbook {
        let answer = try await arna.stranger.get("/ru/registry/coverage.xlsx?\(path)")
        #expect(answer.status == 200, "\(answer.text.prefix(500))")
        return try ReadWorkbook(answer.bytes)
    }

    @Test func `has the figures by level, by region and by month, and who has nobody`() async throws
    {
        try await open { arna in
            let sheets = try await workbook("on=2026-09-20", of: arna).sheets
            #expect(
                sheets.map(\.title) == [
                    "По уровням", "По регионам", "По месяцам", "Органы без должностного лица",
                ])
            let levels = try #require(sheets.first)
            #expect(levels["Уровень или регион"].first == "Все органы")
            #expect(levels["Органов, где ожидается назначение"] == ["3", "2", "1"])
            #expect(levels["Охвачено"] == ["1", "0", "1"])
            #expect(sheets[1]["Уровень или регион"] == ["область Абай", "Акмолинская область"])
            #expect(sheets[1]["Без номера документа"] == ["1", "0"])
            #expect(sheets[2].rows.count == 14 && sheets[2].rows.last?.first == "2026-09-20")
            let without = sheets[3]
            #expect(without["Орган"] == ["Ақмола по-русски", "Әкімдік по-русски"])
            #expect(without["Регион"] == ["Акмолинская область", "область Абай"])
            #expect(without["Без должностного лица с"] == ["2026-01-01", "2026-01-01"])
        }
    }

    @Test func `counts, shows days as days and shares as percentages`() async throws {
        try await open { arna in
            let parts = try await workbook("on=2026-09-20", of: arna).parts
            let levels = try #require(parts["xl/worksheets/sheet1.xml"])
            #expect(levels.contains("state=\"frozen\""))
            #expect(levels.contains("<c r=\"C2\"><v>3</v></c>"))
            #expect(levels.contains("<c r=\"E4\" s=\"3\"><v>1.0</v></c>"), "a share")
            let without = try #require(parts["xl/worksheets/sheet4.xml"])
            #expect(without.contains("<c r=\"E2\" s=\"4\"><v>46023</v></c>"), "1 January 2026")
            let styles = try #require(parts["xl/styles.xml"])
            #expect(styles.contains("numFmtId=\"164\" formatCode=\"0.0%\""))
            #expect(styles.matches(of: /<xf numFmtId="164"/).count == 1)
        }
    }

    @Test func `is of the bodies that are asked for, as the page is`() async throws {
        try await open { arna in
            let region = try await workbook("region=110000000&level=&vacantFor=", of: arna).sheets
            #expect(region[0]["Уровень или регион"].first == "Все органы (Акмолинская область)")
            #expect(region[3]["Орган"] == ["Ақмола по-русски"])
            let long = try await workbook("on=2026-03-01&vacantFor=90", of: arna).sheets
            #expect(long[3].rows.count == 1, "only its header")
            let answer = try await arna.stranger.get("/kk/registry/coverage.xlsx?region=110000000")
            #expect(
                answer.headers["content-disposition"]
                    == "attachment; filename=\"coverage-110000000-2026-10-01.xlsx\"")
            let page = try await arna.browser.open("/ru/registry/coverage?region=110000000").text
            #expect(page.contains("/coverage.xlsx?on=2026-10-01&amp;level=&amp;region=110000000"))
        }
    }

    @Test func `refuses what it cannot be narrowed by`() async throws {
        try await open { arna in
            for query in ["vacantFor=0", "regoin=110000000", "on=yesterday"] {
                let answer = try await arna.stranger.get("/ru/registry/coverage.xlsx?\(query)")
                #expect(answer.status == 422, "\(query)")
            }
        }
    }

    @Test(arguments: [
        ("kk", "Деңгейлер бойынша", "Барлық органдар"), ("en", "By level", "All bodies"),
    ])
    func `speaks the reader's language`(language: String, title: String, all: String) async throws {
        try await open { arna in
            let answer = try await arna.stranger.get("/\(language)/registry/coverage.xlsx")
            let sheet = try #require(try ReadWorkbook(answer.bytes).sheets.first)
            #expect(sheet.title == title && sheet.rows[1].first == all)
        }
    }

    @Test func `says of every row that it is of demonstration data`() async throws {
        try await withRegistry { arna in
            try await arna.loadDemonstration()
            for sheet in try await workbook("", of: arna).sheets {
                let notices = sheet["Примечание"]
                #expect(notices.count == sheet.rows.count - 1)
                #expect(
                    notices.allSatisfy { $0.contains("емонстрац") },
                    "\(sheet.title): \(notices.prefix(3))")
            }
        }
    }
}
