import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

@Suite struct `The life of an import` {
    private let file = [
        "externalCode;level;kind;name_kk;validFrom", "B-1;central;ministry;Министрлік;2016-01-01",
    ]

    @Test func `a file of nothing, of foreign columns or of no table is refused at once`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            for lines in [[], ["a;b;c", "1;2;3"]] as [[String]] {
                let answer = try await client.takeIn("bodies", lines)
                #expect(answer.status == 422, "\(answer.text)")
                #expect(answer.headers["location"] == nil)
            }
            let workbook = try await client.send(
                "\(api)/imports?kind=bodies", [0x50, 0x4B, 3, 4, 0, 0],
                type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            #expect(workbook.status == 422, "\(workbook.text)")
        }
    }

    @Test func `a column that nobody knows is warned of and passed over`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "bodies", [file[0] + ";Ескерту", file[1] + ";бірдеңе"])
            #expect(told.counts == [1, 0, 0])
            #expect(told.warnings == ["1 Ескерту unknownColumn"])
        }
    }

    @Test func `is a stranger's to nobody, and not another reader's`() async throws {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn("bodies", file)
            let place = try #require(told.headers["location"])
            #expect(try await arna.stranger.get(place).status == 401)
            #expect(try await arna.program(.reader).get(place).status == 404)
            #expect(try await arna.program(.reader).takeIn("bodies", file).status == 403)
        }
    }

    @Test func `an operator sends a file, sees what came of it, and finds it again`() async throws {
        try await withRegistry { arna in
            let browser = try await arna.browser(.operator)
            let form = try await browser.open("/kk/imports")
            #expect(form.text.contains("/kk/import-templates/registry/bodies"))
            let text = file.map { $0 + "\r\n" }.joined()
            let shown = try await browser.attach(
                "/kk/imports", to: "/kk/imports", Array(text.utf8), named: "органдар.csv",
                fields: [("kind", "registry/bodies"), ("mode", "all"), ("dryRun", "false")])
            #expect(shown.status == 200, "\(shown.text)")
            #expect(shown.text.contains("Файл жүктелді."))
            #expect(shown.text.contains("органдар.csv"))
            #expect(try await browser.open("/kk/imports").text.contains("органдар.csv"))
            let acts = try await arna.owner.rows(
                "SELECT action FROM platform.audit WHERE action LIKE 'host.import.%'",
                as: String.self)
            #expect(acts == ["host.import.taken"])
        }
    }

    @Test func `what nobody needs any more goes after thirty days, what came of it stays`()
        async throws
    {
        try await withRegistry { arna in
            let client = try await arna.program(.operator)
            let told = try await client.takeIn(
                "bodies", file + ["B-2;x;ministry;Қате;2016-01-01"], "&mode=valid")
            let place = try #require(told.headers["location"])
            await arna.runJobs()
            arna.clock.advance(by: 31 * 86_400)
            await arna.runJobs()
            let files = try await arna.owner.value(
                "SELECT count(*) FROM platform.files", as: Int.self)
            #expect(files == 0)
            let later = try await arna.program(.administrator)
            let record = try await later.get(place)
            #expect(record.json["report"]?["accepted"]?.int == 1, "\(record.text)")
            #expect(record.json["hasFindings"]?.bool == false)
            #expect(try await later.get("\(place)/findings").status == 404)
        }
    }
}
