import KazakhstanFormats
import PluginKit
import Testing

@testable import Host

/// What a sheet hands over of a file.
@Suite struct SheetTests {
    private let layouts = [
        TableLayout(
            name: "list",
            columns: ["code", "name"].map {
                .init(name: $0, titles: [$0], isRequired: true, cell: nil)
            })
    ]

    private func read(
        _ file: [UInt8], inPartsOf size: Int = 7
    ) throws -> (rows: [ImportRow], findings: [ImportFinding]) {
        var sheet = try SheetReader(beginning: file, of: layouts, KeysAsTexts())
        var rows: [ImportRow] = []
        for start in stride(from: 0, to: file.count, by: size) {
            rows += try sheet.read(Array(file[start..<min(start + size, file.count)]))
        }
        rows += try sheet.finish()
        return (rows, sheet.takeFindings())
    }

    @Test(arguments: [1, 7, 1_000])
    func `a row with too many or too few fields is told and not handed over`(_ size: Int) throws {
        let file = "code;name\n1;a\n2\n3;c;d\n4;e\n"
        let (rows, findings) = try read(Array(file.utf8), inPartsOf: size)
        #expect(rows.map { $0["code"] } == ["1", "4"])
        #expect(findings.map(\.line) == [3, 4])
    }

    @Test(arguments: [1, 7, 1_000])
    func `a row in which a letter was lost is told and not handed over`(_ size: Int) throws {
        let file = "code;name\n1;Алматы\n2;?скемен\n"
        let (rows, findings) = try read(Array(file.utf8), inPartsOf: size)
        #expect(rows.map { $0["code"] } == ["1"])
        #expect(findings.map(\.code) == ["lostLetter"])
    }

    @Test func `a letter that was lost anywhere in a row holds it back, and names its column`()
        throws
    {
        let long = (1...150).map { "\($0);?ра\n" }.joined()
        let (rows, findings) = try read(
            Array(("code;name\n0;\"Бір\n?скемен\"\n" + long + "x;Сау\n").utf8))
        #expect(rows.map { $0["code"] } == ["x"])
        #expect(findings.map(\.line) == [2] + Array(4...153))
        #expect(findings.allSatisfy { $0.column == "name" })
    }

    @Test func `rows of nothing before the header are passed over`() throws {
        let (rows, _) = try read(Array("\n;\ncode;name\n1;a\n".utf8))
        #expect(rows.map(\.line) == [4])
    }

    @Test func `a file of nothing but line ends, commas or heading is refused in few words`() throws
    {
        let lines =
            Array("code;name\n".utf8) + Array(repeating: UInt8(ascii: "x"), count: 10)
            + Array(String(repeating: "\n1;a", count: 200_001).utf8)
        #expect(throws: UnreadableFile.self) { try read(lines, inPartsOf: 100_000) }
        let wide = Array(String(repeating: ",", count: 300).utf8)
        #expect(throws: UnreadableFile.self) { try read(wide) }
        let long = String(repeating: "x", count: 5_000)
        let heading = Array((String(repeating: long + ";", count: 3) + "y\n").utf8)
        let refusal = #expect(throws: UnknownLayout.self) { try read(heading) }
        #expect(refusal?.found.count == 300)
    }
}

/// Says the names of texts.
struct KeysAsTexts: Texts {
    func text(_ message: Message, in language: Language) -> String { message.key.name }
}
