/// One line of a table as text, RFC 4180.
enum CSVLine {
    static func of(_ fields: [String]) -> [UInt8] {
        var line: [UInt8] = []
        for (index, field) in fields.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            append(field, to: &line)
        }
        line += [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
        return line
    }

    private static func append(_ field: String, to line: inout [UInt8]) {
        let needsQuotes = field.utf8.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
                || $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: ";")
        }
        guard needsQuotes else { return line += field.utf8 }
        line.append(UInt8(ascii: "\""))
        for byte in field.utf8 {
            if byte == UInt8(ascii: "\"") { line.append(byte) }
            line.append(byte)
        }
        line.append(UInt8(ascii: "\""))
    }
}
