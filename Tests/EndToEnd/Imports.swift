import Foundation
import Testing

/// Files of bodies, taken in by the real host.
@Suite struct Imports {
    private static let rows = 20_000

    private static let header = "externalCode,level,kind,name_kk,name_ru,validFrom\n"

    private static let table =
        header
        + (1...rows).map { "N-\($0),central,ministry,Сынақ \($0),Проба \($0),2020-01-01\n" }
        .joined()

    /// How many bodies of the table are recorded.
    private func recorded(_ host: RunningHost) async throws -> Int {
        let list = try await host.get("/api/v1/registry/bodies?perPage=1")
        guard list.text.contains("\"atLeast\"") else {
            return list.text.firstMatch(of: /"total":([0-9]+)/).flatMap { Int($0.1) } ?? -1
        }
        return 1_000
    }

    @Test
    func
        `a host that is killed in the midst of an import leaves nothing half, and finishes it later`()
        async throws
    {
        let host = try RunningHost()
        try host.install("registry")
        let token = try makeOperator(host)
        #expect(try host.start())
        let id = try send(Self.table, to: host, token: token)
        #expect(try isBegun(id, on: host), "\(host.log)")
        host.kill()
        #expect(try host.start())
        let before = try await recorded(host)
        #expect(before == 0 || before == 1_000, "a part of the file was taken in")
        var told = ""
        let isDone = try await eventually {
            told = try await host.line.call(
                "GET", "/api/v1/registry/imports/\(id)",
                headers: ["Authorization": "Bearer \(token)"]
            ).text
            return told.contains(#""state":"done""#)
        }
        #expect(isDone, "\(told)\(host.log)")
        #expect(told.contains("\"accepted\":\(Self.rows)"), "\(told)")
        let again = try await host.line.call(
            "POST", "/api/v1/registry/imports?kind=bodies", body: Self.table,
            headers: ["Authorization": "Bearer \(token)", "Content-Type": "text/csv"])
        #expect(again.text.contains("\"accepted\":0"), "\(again.text)")
        #expect(again.text.contains("\"unchanged\":\(Self.rows)"), "\(again.text)")
    }

    /// Sends a table that nobody waits for, and answers the id of its import. Without a pause in which other
    /// tests could keep this one from seeing the import run.
    private func send(_ table: String, to host: RunningHost, token: String) throws -> String {
        let file = host.folder.appendingPathComponent("table.csv")
        try Data(table.utf8).write(to: file)
        let sent = try Program.run(
            "curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Prefer: respond-async",
            "-H", "Content-Type: text/csv", "-H", "Authorization: Bearer \(token)", "--data-binary",
            "@\(file.path)", "http://127.0.0.1:\(host.port)/api/v1/registry/imports?kind=bodies")
        #expect(sent.output == "202")
        return try #require(try host.query("SELECT id FROM platform.imports").first).description
    }

    private func isBegun(_ id: String, on host: RunningHost) throws -> Bool {
        let limit = Date(timeIntervalSinceNow: 60)
        let state =
            """
            SELECT r.ended_at IS NULL FROM platform.imports i JOIN platform.job_runs r ON r.id = i.run_id
            WHERE i.id = '\(id)' AND r.started_at IS NOT NULL
            """
        while Date() < limit {
            if let isRunning = try host.query(state).first { return isRunning == "t" }
        }
        return false
    }

    @Test func `a workbook is read as its first sheet says`() async throws {
        let host = try RunningHost()
        try host.install("registry")
        #expect(try host.start())
        let workbook = host.folder.appendingPathComponent("органдар.xlsx")
        let made = try Program.run(
            "python3", "-c", Self.makeWorkbook, workbook.path)
        #expect(made.status == 0)
        let told = try host.command("import", "bodies", workbook.path)
        #expect(
            told.output.contains("accepted 1, unchanged 0, rejected 0"), "\(told.output)\(host.log)"
        )
        let list = try await host.get("/api/v1/registry/bodies")
        #expect(list.text.contains("Тексеру министрлігі"))
        #expect(list.text.contains(#""bin":"081140000436""#), "\(list.text)")
        #expect(list.text.contains(#""validFrom":"2016-01-01""#))
    }

    /// A workbook as spreadsheets write it: a BIN that is a number, and so has lost its zero, and a day that
    /// is the number of a day.
    private static let makeWorkbook = """
        import sys, zipfile
        def cell(place, value, kind='inlineStr'):
            if kind == 'n': return f'<c r="{place}1" s="0"><v>{value}</v></c>'
            return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
        head = ['bin', 'Деңгей', 'kind', 'name_kk', 'validFrom']
        rows = '<row r="1">' + ''.join(cell(f'{c}1', t) for c, t in zip('ABCDE', head)) + '</row>'
        rows += '<row r="2"><c r="A2"><v>81140000436</v></c>' + cell('B2', 'central') + cell('C2', 'ministry')
        rows += cell('D2', 'Тексеру министрлігі') + '<c r="E2" s="1"><v>42370</v></c></row>'
        main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
        office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
        package = 'http://schemas.openxmlformats.org/package/2006'
        files = {
            '[Content_Types].xml': f'<Types xmlns="{package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
            '_rels/.rels': f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            'xl/workbook.xml': f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>',
            'xl/_rels/workbook.xml.rels': f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="{office}/styles" Target="styles.xml"/></Relationships>',
            'xl/styles.xml': f'<styleSheet xmlns="{main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
            'xl/worksheets/sheet1.xml': f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>',
        }
        with zipfile.ZipFile(sys.argv[1], 'w') as book:
            for name, text in files.items(): book.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
        """
}
