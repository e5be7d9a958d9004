import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// Lists as files: what a reader may see, in a form for people and in one for programs.
@Suite struct `An export` {
    @Test func `gives the public list to a stranger as a table in the language asked for`()
        async throws
    {
        try await withOffice { office in
            _ = try await office.operator.recorded(
                "designations",
                Records.designation(
                    of: office.body, "Сейітқали; \"ақын\"",
                    with: [
                        "contacts": [
                            ["kind": "phone", "value": "+77172000000", "public": true],
                            ["kind": "mobile", "value": "+77010000000", "public": false],
                        ]
                    ]
                ))
            let answer = try await office.arna.stranger.get(
                "\(api)/exports/officials?format=csv&language=kk")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"]?.hasPrefix("text/csv") == true)
            #expect(answer.headers["content-disposition"]?.contains("officials-") == true)
            let lines = answer.text.split(separator: "\r\n")
            #expect(lines.count == 2)
            #expect(lines[0].hasPrefix("\u{feff}"))
            #expect(lines[0].contains("(қазақша)"), "\(lines[0])")
            #expect(!lines[0].contains("registry."), "a text is missing: \(lines[0])")
            #expect(lines[1].contains(#""Сейітқали; ""ақын""""#), "\(lines[1])")
            #expect(lines[1].contains("+77172000000"), "\(lines[1])")
            #expect(!lines[1].contains("+77010000000"), "\(lines[1])")
            let russian = try await office.arna.stranger.get(
                "\(api)/exports/officials?format=csv&language=ru")
            #expect(russian.text.contains("(на казахском"), "\(russian.text.prefix(300))")
        }
    }

    @Test func `gives a program an object a line, narrowed as the list is`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for number in 1...3 {
                _ = try await client.recorded("bodies", Records.body("Министрлік \(number)"))
            }
            _ = try await client.recorded(
                "bodies", Records.body("Абай әкімдігі", level: "regional", kind: "akimat"))
            let all = try await arna.stranger.get("\(api)/exports/bodies?format=jsonl")
            #expect(all.text.split(separator: "\n").count == 4)
            let some = try await arna.stranger.get(
                "\(api)/exports/bodies?format=jsonl&level=regional")
            let lines = some.text.split(separator: "\n")
            let body = try JSONParser.parse(Array(try #require(lines.first).utf8))
            #expect(lines.count == 1 && body["level"]?.string == "regional")
            let listed = try await arna.stranger.read("bodies?level=regional").items.first
            #expect(body == listed)
        }
    }

    @Test func `obeys the bodies for which its reader has the right, and is in the audit`()
        async throws
    {
        try await TwoOblasts.open { scene in
            let path = "\(api)/exports/designations?format=jsonl"
            #expect(try await scene.arna.stranger.get(path).status == 401)
            let mine = try await scene.oblast.get(path).text.split(separator: "\n").map {
                try JSONParser.parse(Array($0.utf8))["bodyId"]?.string
            }
            #expect(Set(mine) == [scene.mine.akimat, scene.mine.department])
            let all = try await scene.ministry.get(path).text
            #expect(all.split(separator: "\n").count == 4)
            let first = try #require(all.split(separator: "\n").first)
            let list = try await scene.ministry.read("designations")
            #expect(list.items.contains(try JSONParser.parse(Array(first.utf8))), "\(first)")
            #expect(try await scene.ministry.call("HEAD", path).status == 200)
            let written = try await scene.arna.owner.rows(
                "SELECT after FROM platform.audit WHERE action = 'host.export.given'",
                as: String.self)
            #expect(written.count == 2)
            #expect(written.allSatisfy { $0.contains("registry/designations") }, "\(written)")
        }
    }

    @Test func `is a workbook in the language asked for, with days as days and codes as texts`()
        async throws
    {
        try await withOffice { office in
            _ = try await office.operator.recorded(
                "designations", Records.designation(of: office.body, "=1+1"))
            let answer = try await office.arna.stranger.get(
                "\(api)/exports/officials?format=xlsx&language=ru")
            #expect(answer.status == 200)
            #expect(answer.headers["content-type"]?.contains("spreadsheetml.sheet") == true)
            #expect(answer.headers["content-disposition"]?.hasSuffix(".xlsx\"") == true)
            let workbook = try ReadWorkbook(answer.bytes)
            let sheet = try #require(workbook.sheets.first)
            #expect(sheet.title == "Уполномоченные должностные лица")
            #expect(sheet.rows.count == 2 && sheet.rows[1].contains("=1+1"), "\(sheet.rows)")
            let xml = try #require(workbook.parts["xl/worksheets/sheet1.xml"])
            #expect(xml.contains(" s=\"4\"><v>45301</v></c>"), "10 January 2024")
            #expect(!xml.contains("<f>"))
        }
    }

    @Test(arguments: ["kk", "ru", "en"])
    func `can be corrected and taken in again`(_ language: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let akimat = try await client.recorded(
                "bodies", Records.body("Абай әкімдігі", level: "regional", kind: "akimat"))
            _ = try await client.recorded(
                "bodies",
                Records.body(
                    "Абай басқармасы", level: "regionalDepartment", kind: "department",
                    with: ["parentId": .string(akimat), "topics": ["мәдениет", "жастар"]]))
            let file = try await client.get("\(api)/exports/bodies?language=\(language)").text
            func taken(_ file: String) async throws -> Answer {
                try await client.send(
                    "\(api)/imports?kind=bodies", Array(file.utf8), type: "text/csv")
            }
            let report = try await taken(file)
            #expect(report.status == 200, "\(report.text)")
            #expect(report.json["unchanged"]?.int == 2, "\(report.text)")
            let workbook = try await client.get(
                "\(api)/exports/bodies?format=xlsx&language=\(language)")
            let again = try await client.send(
                "\(api)/imports?kind=bodies", workbook.bytes,
                type: workbook.headers["content-type"] ?? "")
            #expect(again.json["unchanged"]?.int == 2, "\(again.text)")
            let corrected = file.replacing("Абай басқармасы қазақша", with: "Түзетілген басқарма")
            let change = try await taken(corrected)
            #expect(change.json["accepted"]?.int == 1, "\(change.text)")
            #expect(change.json["unchanged"]?.int == 1, "\(change.text)")
            #expect(try await client.read("bodies")["total"]?.int == 2)
        }
    }

    @Test(arguments: ["csv", "xlsx"])
    func `brings back what looks like a formula, as it was written`(format: String) async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let names = ["=1+1", "@SUM(A1)", "-қ", "+қ", "'=1", "''@a", "'тырнақша"]
            for name in names { _ = try await client.recorded("bodies", Records.body(name)) }
            let file = try await client.get("\(api)/exports/bodies?format=\(format)")
            let report = try await client.send(
                "\(api)/imports?kind=bodies", file.bytes, type: file.headers["content-type"] ?? "")
            #expect(report.json["unchanged"]?.int == names.count, "\(report.text)")
            guard format == "csv" else { return }
            for begin in ["=", "@", "-", "+"] {
                #expect(!file.text.contains(",\(begin)") && !file.text.contains("\"\(begin)"))
            }
        }
    }

    @Test(arguments: [
        ("bodies?format=xls", 422), ("bodies?colour=red", 422), ("officials?page=2", 422),
        ("nothing", 404),
    ])
    func `refuses what it does not know`(_ fault: (path: String, status: Int)) async throws {
        try await withRegistry { arna in
            let answer = try await arna.stranger.get("\(api)/exports/\(fault.path)")
            #expect(answer.status == fault.status, "\(answer.text)")
        }
    }

    @Test func `is linked below its list, narrowed as the page has understood its address`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            _ = try await client.recorded("bodies", Records.body("Министрлік a=b"))
            let page = try await arna.stranger.get(
                "/ru/registry/bodies?utm_source=x&level=central&q=a%3Db&level=central")
            let link = try #require(
                page.text.firstMatch(of: /href="(\/api\/v1\/registry\/exports\/[^"]*csv[^"]*)"/))
            let address = link.1.replacing("&amp;", with: "&")
            #expect(address.contains("level=central") && address.contains("q=a%3Db"))
            #expect(try await arna.stranger.get(String(address)).status == 200, "\(address)")
        }
    }

    @Test func `searched by a name does not keep the name in the audit`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let path = "\(api)/exports/designations?kind=primary&q="
            #expect(try await client.get(path + "Zhumabaev").status == 200)
            let written = try await arna.owner.value(
                "SELECT after FROM platform.audit WHERE action = 'host.export.given'",
                as: String.self)
            #expect(written?.contains("primary") == true)
            #expect(written?.contains("Zhumabaev") == false)
        }
    }
}
