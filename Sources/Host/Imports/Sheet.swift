import PluginKit

/// A table file as an import sees it: decoded, with its layout recognised and its rows numbered.
struct Sheet {
    let layout: ImportLayout
    /// The rows that are whole; those with a finding are not handed over.
    let rows: [ImportRow]
    /// What is wrong with the file as text, before anybody looks at what it says.
    let findings: [ImportFinding]

    init(reading bytes: [UInt8], layouts: [ImportLayout]) throws {
        let (lines, lost) = try Self.lines(of: bytes)
        guard let header = lines.first else { throw EmptyFile() }
        let names = header.fields.map(Self.folded)
        guard let match = layouts.lazy.compactMap({ Match($0, header: names) }).first else {
            throw UnknownLayout(
                wanted: layouts.map {
                    $0.columns.filter(\.isRequired).map(\.name).joined(separator: ", ")
                }
                .joined(separator: " / "),
                found: String(header.fields.joined(separator: ", ").prefix(300)))
        }
        layout = match.layout
        let findings =
            lost
            + lines.dropFirst().filter { $0.fields.count != names.count }.map { row in
                ImportFinding(
                    line: row.line, code: "fieldCount",
                    Message(
                        "host.import.fieldCount",
                        ["found": String(row.fields.count), "wanted": String(names.count)]))
            }
        let spoiled = Set(findings.map(\.line))
        rows = lines.dropFirst().filter { !spoiled.contains($0.line) }.map {
            ImportRow(line: $0.line, cells: $0.fields, positions: match.positions)
        }
        self.findings = findings
    }

    /// The layout that fits a header, and where its columns stand.
    private struct Match {
        let layout: ImportLayout
        let positions: [String: Int]

        init?(_ layout: ImportLayout, header: [String]) {
            var positions: [String: Int] = [:]
            for column in layout.columns {
                let names = ([column.name] + column.aliases).map(Sheet.folded)
                if let position = header.firstIndex(where: names.contains) {
                    positions[column.name] = position
                } else if column.isRequired {
                    return nil
                }
            }
            self.layout = layout
            self.positions = positions
        }
    }

    /// Above every list that people keep; a file of nothing but line ends must not fill the memory.
    private static let limits = CSVLimits(fieldBytes: 65_536, fields: 100, lines: 200_000)

    /// The rows of the file in UTF-8, and the places where its letters were lost before it came here.
    private static func lines(of bytes: [UInt8]) throws -> ([CSVRow], [ImportFinding]) {
        var decoder = TextDecoder(encoding: TextEncoding(detecting: bytes.prefix(262_144)))
        var reader = CSVReader(limits: limits)
        var lines: [CSVRow] = []
        do {
            try reader.read(try decoder.decode(bytes[...])) { lines.append($0) }
            try decoder.finish()
            try reader.finish { lines.append($0) }
        } catch let problem as CSVProblem {
            throw UnreadableFile(line: problem.line, reason: problem.description)
        } catch let broken as BrokenText {
            throw UnreadableFile(line: broken.place.line, reason: broken.description)
        }
        let lost = decoder.lostLetters.map { place in
            ImportFinding(line: place.line, code: "lostLetter", "host.import.lostLetter")
        }
        return (lines, lost)
    }

    private static func folded(_ name: String) -> String {
        name.lowercased().filter { !$0.isWhitespace && $0 != "\u{feff}" }
    }
}

/// The file holds no row at all.
struct EmptyFile: Refusal {
    var consequence: Consequence { .invalid }
    var message: Message { "host.import.emptyFile" }
}

/// The file cannot be read as a table.
struct UnreadableFile: Refusal {
    let line: Int
    let reason: String
    var consequence: Consequence { .invalid }
    var message: Message {
        Message("host.import.unreadable", ["line": String(line), "reason": reason])
    }
}
