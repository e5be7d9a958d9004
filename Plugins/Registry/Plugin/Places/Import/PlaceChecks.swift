import KazakhstanFormats
import PluginKit

/// Looks at the rows of an edition one after another and remembers what it saw.
///
/// A place comes after the place in which it lies, as in every layout that goes about. Where it
/// lies is told by its code; the key of its parent is only looked up.
struct PlaceChecks: Sendable {
    let layout: PlaceLayout
    private(set) var codes: Set<KATOCode> = []
    private var keys: Set<String> = []

    init(layout: PlaceLayout) {
        self.layout = layout
    }

    /// The place of the row, or nil where an error keeps it out.
    mutating func place(
        in row: ImportRow, adding findings: inout [ImportFinding]
    ) -> IncomingPlace? {
        guard let code = KATOCode(rawValue: row[layout.codeColumn]) else {
            findings.append(.error("badCode", row, layout.codeColumn))
            return nil
        }
        guard !codes.contains(code) else {
            findings.append(.error("doubleCode", row, layout.codeColumn, ["code": code.rawValue]))
            return nil
        }
        guard hasKnownParent(code, row) else {
            findings.append(.error("unknownParent", row, parentColumn, ["code": code.rawValue]))
            return nil
        }
        let place = IncomingPlace(row, in: layout, code: code)
        guard !place.name.isEmpty else {
            findings.append(.error("emptyName", row, layout.russianColumn))
            return nil
        }
        codes.insert(code)
        if layout == .compilation { keys.insert(row["id"]) }
        findings += suspicions(about: place.name, in: row)
        return place
    }

    private var parentColumn: String {
        layout == .compilation ? "parent_id" : layout.codeColumn
    }

    private func hasKnownParent(_ code: KATOCode, _ row: ImportRow) -> Bool {
        if layout == .compilation, !code.isRegion { return keys.contains(row["parent_id"]) }
        return code.isRegion || codes.contains(code.region)
    }

    private func suspicions(about name: LocalizedText, in row: ImportRow) -> [ImportFinding] {
        [(Language.kk, layout.kazakhColumn), (.ru, layout.russianColumn)].flatMap {
            language, column in
            guard let column, let text = name[language] else { return [ImportFinding]() }
            return SuspiciousLetters.find(in: text, language: language).map {
                .suspicion($0, row, column)
            }
        }
    }
}

extension ImportFinding {
    fileprivate static func error(
        _ code: String, _ row: ImportRow, _ column: String, _ arguments: [String: String] = [:]
    ) -> ImportFinding {
        ImportFinding(
            line: row.line, column: column, code: code,
            Message(TextKey("registry.import.kato.\(code)"), arguments))
    }

    fileprivate static func suspicion(
        _ letter: SuspiciousLetters.Finding, _ row: ImportRow, _ column: String
    ) -> ImportFinding {
        let key = letter.probable == nil ? "suspicious" : "suspiciousMeant"
        return ImportFinding(
            line: row.line, column: column, code: "suspiciousLetter",
            Message(
                TextKey("registry.import.kato.\(key)"),
                [
                    "word": letter.word, "letter": String(letter.letter),
                    "probable": letter.probable.map(String.init) ?? "",
                ]), isWarning: true)
    }
}
