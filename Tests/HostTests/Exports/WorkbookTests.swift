import Foundation
import KazakhstanFormats
import PluginKit
import PluginTesting
import Testing

@testable import Host

@Suite struct `A workbook` {
    private func written(
        _ rows: [[SheetCell]], titles: [String] = ["A", "B"], tabs: [String] = ["Тізім"]
    ) throws -> ReadWorkbook {
        let columns = titles.map { SheetHead.Column(title: $0, width: 12) }
        var workbook = WorkbookWriter(tabs.map { SheetHead(title: $0, columns: columns) })
        for _ in tabs {
            workbook.beginSheet()
            for row in rows { try workbook.add(row) }
        }
        workbook.finish()
        return try ReadWorkbook(workbook.take())
    }

    @Test(arguments: ["=1+1", "@SUM(A1)", "+7 7172 74 00 00", "-2", "001240004321", "'=1"])
    func `shows what people wrote as it is, and computes none of it`(text: String) throws {
        let read = try written([[.text(text), .empty]])
        #expect(read.sheets.first?["A"] == [text])
        let sheet = try #require(read.parts["xl/worksheets/sheet1.xml"])
        #expect(sheet.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">\(text)</t></is>"))
        #expect(!sheet.contains("<f>") && sheet.matches(of: /<v>/).isEmpty)
    }

    @Test func `keeps the zeros of a code where somebody changes it`() throws {
        let sheet = try written([[.text("001240004321"), .text("12 ab")]])
            .parts["xl/worksheets/sheet1.xml"]
        #expect(sheet?.contains("<c r=\"A2\" s=\"2\" t=\"inlineStr\">") == true, "as text")
        #expect(sheet?.contains("<c r=\"B2\" t=\"inlineStr\">") == true)
    }

    @Test func `has days, moments and numbers that can be counted`() throws {
        let day = try Day(iso8601: "2026-03-20")
        let moment = LocalMoment(try Date("2026-03-20T09:00:00Z", strategy: .iso8601))
        let read = try written([
            [.day(day), .moment(moment)], [.number("41"), .number("0.5")],
            [.day(try Day(iso8601: "1899-12-31")), .number("1234567890123456")],
        ])
        let sheet = try #require(read.parts["xl/worksheets/sheet1.xml"])
        #expect(sheet.contains("<c r=\"A2\" s=\"4\"><v>46101</v></c>"))
        #expect(sheet.contains("<c r=\"B2\" s=\"5\"><v>46101.5833"))
        #expect(sheet.contains("<c r=\"A3\"><v>41</v></c><c r=\"B3\"><v>0.5</v></c>"))
        #expect(read.sheets.first?["A"] == ["2026-03-20", "41", "1899-12-31"])
        #expect(read.sheets.first?["B"].last == "1234567890123456", "more digits than are counted")
    }

    @Test func `is whole whatever the words are`() throws {
        let long = String(repeating: "ұ", count: 40_000)
        let read = try written([[.text("a\u{1}<&>\"\u{FFFE}🌾"), .text(long)]])
        #expect(read.sheets.first?["A"] == ["a\u{FFFD}<&>\"\u{FFFD}🌾"])
        let sheet = try #require(read.parts["xl/worksheets/sheet1.xml"])
        #expect(sheet.count { $0 == "ұ" } == 32_767)
    }

    @Test func `has tabs that a spreadsheet takes, each called otherwise`() throws {
        let long = String(repeating: "Облыс ", count: 10)
        let tabs = try written([], tabs: ["[a/b]", "AB", "", long, long]).sheets.map(\.title)
        #expect(tabs.count == 5 && Set(tabs).count == 5, "\(tabs)")
        #expect(tabs.allSatisfy { (1...31).contains($0.count) })
        #expect(tabs.first == "ab")
    }

    @Test func `has more columns than there are letters`() throws {
        let titles = (1...30).map { "Column \($0)" }
        let read = try written([Array(repeating: .number("1"), count: 30)], titles: titles)
        #expect(read.sheets.first?["Column 30"] == ["1"])
        #expect(read.parts["xl/worksheets/sheet1.xml"]?.contains("<c r=\"AD2\">") == true)
    }

    @Test func `takes no more rows than a spreadsheet reads`() throws {
        var workbook = WorkbookWriter([
            SheetHead(title: "A", columns: [SheetHead.Column(title: "A", width: 8)])
        ])
        workbook.beginSheet()
        for _ in 2...WorkbookWriter.mostRows { try workbook.add([.number("1")]) }
        var isFull = false
        do { try workbook.add([.number("1")]) } catch { isFull = error.consequence == .invalid }
        #expect(isFull)
        workbook.finish()
    }
}
