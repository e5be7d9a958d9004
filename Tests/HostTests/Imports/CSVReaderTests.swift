import Testing

@testable import Host

@Suite struct CSVReaderTests {
    private func rows(
        _ text: String, dialect: CSVDialect? = nil, limits: CSVLimits = CSVLimits()
    ) throws -> [CSVRow] { try rows([Array(text.utf8)[...]], dialect: dialect, limits: limits) }

    private func rows(
        _ pieces: [ArraySlice<UInt8>], dialect: CSVDialect? = nil, limits: CSVLimits = CSVLimits()
    ) throws -> [CSVRow] {
        var reader = CSVReader(dialect: dialect, limits: limits)
        var rows: [CSVRow] = []
        for piece in pieces { try reader.read(piece) { rows.append($0) } }
        try reader.finish { rows.append($0) }
        return rows
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
        ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]), ("a|b\n|", [["a", "b"], ["", ""]]),
        ("\u{FEFF}a,b\n", [["a", "b"]]), ("a;b,c;d\n", [["a", "b,c", "d"]]),
        ("\"a;b\",c\n", [["a;b", "c"]]), ("a,\"x \"\"y\"\"\"\n", [["a", "x \"y\""]]),
        ("a,\"\"\n", [["a", ""]]), ("a,\"1\r\n2\"\r\nb,\r\n", [["a", "1\r\n2"], ["b", ""]]),
        ("a\n\n\nb\n", [["a"], ["b"]]), ("", []), ("\n", []), ("\u{FEFF}", []),
        ("a,b", [["a", "b"]]),
        (",\n", [["", ""]]), ("a,\"b\"", [["a", "b"]]),
    ])
    func `a table is read`(text: String, expected: [[String]]) throws {
        #expect(try rows(text).map(\.fields) == expected)
    }

    @Test func `a quote inside an unquoted field is a character`() throws {
        let text = "id;parent_id;code;name\n11618;11616;552244200;с.\"Ќоянды\"\n1;2;3;a\"b\n"
        let fields = try rows(text).map(\.fields)
        #expect(fields[1][3] == "с.\"Ќоянды\"")
        #expect(fields[2][3] == "a\"b")
    }

    @Test func `every row knows the line on which it begins`() throws {
        let text = "a,b\r\n\"1\r\n2\",x\r\n\r\ny,z"
        #expect(try rows(text).map(\.line) == [1, 2, 5])
    }

    @Test func `where rows are counted, a line end within a field begins none`() throws {
        var reader = CSVReader(numbering: .rows)
        var lines: [Int] = []
        try reader.read(Array("a,b\n\"1\n2\",\"3\r\n4\"\n\ny,z\n".utf8)) { lines.append($0.line) }
        #expect(lines == [1, 2, 4])
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n3\n", CSVProblem.Reason.unterminatedQuote, 2, 2),
        ("a,b\n1,\"2\"x\n", .textAfterQuote, 2, 2), ("\"a\" ,b\n", .textAfterQuote, 1, 1),
        ("a,b\n1,12345678901\n", .fieldTooLong, 2, 2),
        ("a,b\n1,\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\n", .fieldTooLong, 2, 2),
        ("a,b\n1,2,3,4\n", .tooManyFields, 2, 4), ("a\n1\n2\n3\n4\n5\n", .tooManyLines, 6, 1),
    ])
    func `what cannot be read is told with line and column`(
        text: String, reason: CSVProblem.Reason, line: Int, column: Int
    ) {
        let limits = CSVLimits(fieldBytes: 10, fields: 3, lines: 4)
        let problem = #expect(throws: CSVProblem.self) { try rows(text, limits: limits) }
        #expect(problem?.reason == reason)
        #expect(problem?.line == line)
        #expect(problem?.column == column)
    }

    @Test func `a header that never ends is refused`() {
        let limits = CSVLimits(fieldBytes: 10)
        #expect(throws: CSVProblem.self) {
            try rows(String(repeating: "x", count: 100), limits: limits)
        }
    }

    @Test func `pieces of any length give the same rows`() throws {
        var random = SeededBytes(seed: 11)
        let signs = Array("a,\";\n\r әқ\"\"\n,,")
        for _ in 0..<2_000 {
            let text =
                "h,g\n" + String((0..<40).compactMap { _ in signs.randomElement(using: &random) })
            let bytes = Array(text.utf8)
            let whole = Result { try rows([bytes[...]]) }.mapError { $0 as? CSVProblem }
            let cut = random.cut(bytes, longest: 5)
            let pieces = Result { try rows(cut) }.mapError { $0 as? CSVProblem }
            switch (whole, pieces) {
            case (.success(let a), .success(let b)): #expect(a == b)
            case (.failure(let a), .failure(let b)): #expect(a == b)
            default: Issue.record("\(text) is read and refused")
            }
        }
    }
}

extension Result {
    fileprivate func mapError(_ transform: (Failure) -> CSVProblem?) -> Result<Success, CSVProblem>
    {
        switch self {
        case .success(let value): .success(value)
        case .failure(let error):
            .failure(transform(error) ?? CSVProblem(reason: .tooManyLines, line: 0, column: 0))
        }
    }
}
