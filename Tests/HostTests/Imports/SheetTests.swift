import PluginKit
import Testing

@testable import Host

/// What a sheet hands over of a file.
@Suite struct SheetTests {
    private let layout = ImportLayout("list", [.init("code"), .init("name")])

    @Test func `a row with too many or too few fields is told and not handed over`() throws {
        let file = "code;name\n1;a\n2\n3;c;d\n4;e\n"
        let sheet = try Sheet(reading: Array(file.utf8), layouts: [layout])
        #expect(sheet.rows.map { $0["code"] } == ["1", "4"])
        #expect(sheet.findings.map(\.line) == [3, 4])
    }

    @Test func `a row in which a letter was lost is told and not handed over`() throws {
        let file = "code;name\n1;Алматы\n2;?скемен\n"
        let sheet = try Sheet(reading: Array(file.utf8), layouts: [layout])
        #expect(sheet.rows.map { $0["code"] } == ["1"])
        #expect(sheet.findings.map(\.code) == ["lostLetter"])
    }

    @Test func `a file of nothing but line ends, commas or heading is refused in few words`() {
        let lines =
            Array("code;name\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: 10)
            + Array(String(repeating: "\n1;a", count: 200_001).utf8)
        #expect(throws: UnreadableFile.self) { try Sheet(reading: lines, layouts: [layout]) }
        let wide = Array(String(repeating: ",", count: 200).utf8)
        #expect(throws: UnreadableFile.self) { try Sheet(reading: wide, layouts: [layout]) }
        let heading = Array((String(repeating: "x", count: 5_000) + ";y\n").utf8)
        let refusal = #expect(throws: UnknownLayout.self) {
            try Sheet(reading: heading, layouts: [layout])
        }
        #expect(refusal?.found.count == 300)
    }
}
