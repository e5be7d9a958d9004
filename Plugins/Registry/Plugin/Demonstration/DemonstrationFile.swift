import Foundation
import KazakhstanFormats

/// A file of the demonstration: fields parted by semicolons, without quotes, under a header.
struct DemonstrationFile {
    let lines: [Line]

    init(_ file: URL) throws {
        let all = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let columns = all.first.map(Self.fields) ?? []
        lines = try all.enumerated().dropFirst().map { number, text in
            let fields = Self.fields(of: text)
            guard fields.count == columns.count else {
                throw DemonstrationUnreadable(place: "\(file.lastPathComponent):\(number + 1)")
            }
            let cells = zip(columns, fields).filter { !$1.isEmpty }
            return Line(
                place: "\(file.lastPathComponent):\(number + 1)",
                cells: Dictionary(uniqueKeysWithValues: cells))
        }
    }

    private static func fields(of line: Substring) -> [String] {
        line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }

    /// One record; an empty field is none.
    struct Line {
        let place: String
        fileprivate let cells: [String: String]

        subscript(column: String) -> String? { cells[column] }

        func required(_ column: String) throws -> String {
            guard let text = cells[column] else { throw DemonstrationUnreadable(place: place) }
            return text
        }

        func day(_ column: String) throws -> Day? {
            try cells[column].map { try Day(iso8601: $0) }
        }

        func requiredDay(_ column: String) throws -> Day {
            try Day(iso8601: try required(column))
        }

        func list(_ column: String) -> [String] {
            cells[column]?.split(separator: ",").map(String.init) ?? []
        }

        /// The columns `<name>_kk`, `<name>_ru` and `<name>_en`.
        func text(_ name: String) -> LocalizedText {
            LocalizedText(
                kk: cells["\(name)_kk"], ru: cells["\(name)_ru"], en: cells["\(name)_en"])
        }
    }
}

/// A file of the demonstration that does not hold what it should.
struct DemonstrationUnreadable: Error, CustomStringConvertible {
    let place: String
    var description: String { "the demonstration cannot be read at \(place)" }
}
