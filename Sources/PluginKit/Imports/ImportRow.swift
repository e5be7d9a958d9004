/// One row of a file.
public struct ImportRow: Sendable {
    /// The line of the file on which it begins, from 1.
    public let line: Int
    /// What the row says in the shape of the fields of its kind: what has no column is absent, an empty
    /// cell is null. Null where the kind has layouts. It is read with ``Fields/decode(_:onto:)-(ImportRow,_)``.
    public var record: JSON
    private let cells: [String]
    let header: Header

    /// Where the columns stand in a file, and what its header calls them.
    public struct Header: Sendable {
        let positions: [String: Int]
        let titles: [String]

        /// - Parameters:
        ///   - positions: Of the columns, by their names; of fields, by their pointers.
        ///   - titles: As they stand in the file.
        public init(positions: [String: Int], titles: [String]) {
            self.positions = positions
            self.titles = titles
        }
    }

    public init(line: Int, cells: [String], header: Header, record: JSON = .null) {
        self.line = line
        self.cells = cells
        self.header = header
        self.record = record
    }

    /// The text under a column; empty where the file has none.
    public subscript(column: String) -> String {
        guard let position = header.positions[column], position < cells.count else { return "" }
        return cells[position]
    }

    /// The row without what stands in it: all that findings need, where many rows are kept.
    public var emptied: ImportRow { ImportRow(line: line, cells: [], header: header) }

    /// What is wrong with the record, as findings about this row.
    public func findings(_ problems: [FieldProblem], areWarnings: Bool = false) -> [ImportFinding] {
        problems.map { problem in
            ImportFinding(
                line: line, column: title(of: problem.pointer), code: problem.code,
                problem.message, isWarning: areWarnings)
        }
    }

    /// A refusal as findings about this row.
    public func findings(of refusal: any Refusal) -> [ImportFinding] {
        refusal.problems.isEmpty
            ? [finding("refused", refusal.message)] : findings(refusal.problems)
    }

    /// A finding about the whole row.
    public func finding(_ code: String, _ message: Message) -> ImportFinding {
        ImportFinding(line: line, code: code, message)
    }

    /// What the file calls the column of a field; the nearest above it, where only parts of it have one.
    private func title(of pointer: Pointer) -> String? {
        var place = pointer.text
        while !place.isEmpty {
            if let position = header.positions[place] { return header.titles[position] }
            let below = header.positions.filter { $0.key.hasPrefix(place + "/") }.values.min()
            if let below { return header.titles[below] }
            place = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
        }
        return pointer.text.isEmpty ? nil : pointer.controlName
    }
}
