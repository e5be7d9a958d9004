import PluginKit
import PluginTesting
import PostgresStore
import Testing

@testable import Host

/// What is told of files that are worse than anybody expects.
@Suite struct ImportReportTests {
    @Test func `findings are kept up to a limit, and all are counted`() async throws {
        try await ImportScene.play { scene in
            let rows = 6_000
            let told = try await scene.take(
                "name_kk;publishedOn\n" + String(repeating: ";x\n", count: rows))
            #expect(told.json["rejected"]?.int == rows)
            #expect(told.json["errors"]?.array?.count == 1_000)
            #expect(told.json["errorsInAll"]?.int == 2 * rows)
            let file = try await scene.findings(of: told)
            #expect(file.count == rows + 1)
            #expect(file[1].hasSuffix(",x,") == false)
            #expect(file[rows].hasSuffix(",x,"), "\(file[rows])")
            let place = try #require(told.headers["location"]?.split(separator: "/").last)
            let page = try await scene.arna.browser(.administrator).open("/en/imports/\(place)")
            #expect(page.text.contains("There are 11,800 more findings."), "\(page.text)")
            #expect(page.text.contains("tells the first 10,000"), "\(page.text)")
        }
    }

    @Test func `a title that is longer than anybody reads does not hide the report`() async throws {
        try await ImportScene.play { scene in
            let title = String(repeating: "ұ", count: 3_000)
            let told = try await scene.take("name_kk;publishedOn;\(title)\nЕсеп;2026-03-20;1\n")
            #expect(told.json["accepted"]?.int == 1, "\(told.text)")
            let place = try #require(told.headers["location"])
            let later = try await scene.client.get(place)
            let warning = later.json["report"]?["warnings"]?.array?.first
            #expect(warning?["column"]?.string?.count == 200, "\(later.text)")
        }
    }

    @Test(arguments: ["a\0b;name_kk\n1;2\n", "name_kk;publishedOn\nЕ\0сеп;2026-03-20\n"])
    func `a file that is no text is refused with a way out`(_ file: String) async throws {
        try await ImportScene.play { scene in
            let told = try await scene.take(file)
            #expect(told.status == 422)
            #expect(told.text.contains("UTF-8"), "\(told.text)")
            #expect(try await scene.count == 0)
        }
    }

    @Test
    func `what a spreadsheet would compute is given back as text, and taken in again as it was`()
        async throws
    {
        try await ImportScene.play { scene in
            let cells = ["=1+1", "+7 (701) 123-45-67", "-5", "@SUM(A1)", "+A1", "-2+cmd|x"]
            let rows = cells.map { "\($0);x\n" }.joined()
            let told = try await scene.take(
                "name_kk;publishedOn;=z()\n" + rows.replacing(";x", with: ";x;"))
            let file = try await scene.findings(of: told)
            #expect(file[0].hasSuffix("publishedOn,'=z(),Finding"), "\(file)")
            #expect(
                file.dropFirst().map { $0.prefix { $0 != "," } } == [
                    "'=1+1", "+7 (701) 123-45-67", "-5", "'@SUM(A1)", "'+A1", "'-2+cmd|x",
                ])
            let mended = file.map { $0.replacing(",x,", with: ",2026-03-20,") }
            let again = try await scene.take(mended.map { $0 + "\r\n" }.joined())
            #expect(again.json["accepted"]?.int == cells.count, "\(again.text)")
            let names = try await scene.arna.owner.rows(
                "SELECT name_kk FROM publications.publications", as: String.self)
            #expect(Set(names) == Set(cells))
        }
    }

    @Test func `a row of a workbook is called as its sheet calls it`() async throws {
        try await ImportScene.play { scene in
            let told = try await scene.take([
                (2, ["name_kk", "publishedOn"]), (4, ["Бір\nекі", "x"]), (5, ["", ""]),
                (6, ["Үш", "y"]), (1_048_576, ["", ""]),
            ])
            let lines = told.json["errors"]?.array?.map { $0["line"]?.int }
            #expect(lines == [4, 6], "\(told.text)")
            let file = try await scene.findings(of: told)
            #expect(file[1].hasPrefix("\"Бір\nекі\",x,publishedOn: "), "\(file)")
            #expect(file[2] == ",,", "\(file)")
            #expect(file[3].hasPrefix("Үш,y,publishedOn: "), "\(file)")
        }
    }

    @Test func `a note stands in its column, however many cells its row has`() async throws {
        try await ImportScene.play { scene in
            let told = try await scene.take(
                "name_kk;pages;publishedOn\nа\nб;1;2026-03-20;surplus\n;;\nв;1;2026-03-20\n")
            #expect(told.json["rejected"]?.int == 2, "\(told.text)")
            let file = try await scene.findings(of: told)
            #expect(file[1].hasPrefix("а,,,\"The row has 1"), "\(file)")
            #expect(file[2].hasPrefix("б,1,2026-03-20,"), "\(file)")
            #expect(file[2].hasSuffix(",surplus"), "\(file)")
            #expect(file.last == "в,1,2026-03-20,")
        }
    }
}
