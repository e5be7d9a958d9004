/// How a table is written down as text: what parts its fields and what encloses them.
package struct CSVDialect: Sendable, Hashable {
    /// The byte between two fields.
    package var delimiter: UInt8
    /// The byte around a field that holds delimiters or line ends. It counts only where a field
    /// begins with it; elsewhere it is a character.
    package var quote: UInt8

    package init(delimiter: UInt8, quote: UInt8 = UInt8(ascii: "\"")) {
        self.delimiter = delimiter
        self.quote = quote
    }

    package static let comma = CSVDialect(delimiter: UInt8(ascii: ","))
    package static let semicolon = CSVDialect(delimiter: UInt8(ascii: ";"))
    package static let tab = CSVDialect(delimiter: UInt8(ascii: "\t"))
    package static let bar = CSVDialect(delimiter: UInt8(ascii: "|"))

    /// The dialect whose delimiter is most frequent in a header line outside quotes; the comma
    /// where there is none.
    package init(header: some Collection<UInt8>) {
        let dialects = [CSVDialect.comma, .semicolon, .tab, .bar]
        var counts = [Int](repeating: 0, count: dialects.count)
        var isQuoted = false
        for byte in header {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, let index = dialects.firstIndex(where: { $0.delimiter == byte }) else {
                continue
            }
            counts[index] += 1
        }
        let most = counts.max() ?? 0
        self = dialects[counts.firstIndex(of: most) ?? 0]
    }
}

/// How much one table may take.
package struct CSVLimits: Sendable, Hashable {
    /// Bytes of one field.
    package var fieldBytes: Int
    /// Fields of one row.
    package var fields: Int
    /// Lines of the table.
    package var lines: Int

    package init(fieldBytes: Int = 1 << 20, fields: Int = 1_000, lines: Int = 5_000_000) {
        self.fieldBytes = fieldBytes
        self.fields = fields
        self.lines = lines
    }
}
