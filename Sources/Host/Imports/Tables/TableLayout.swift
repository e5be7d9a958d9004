import KazakhstanFormats
import PluginKit

/// The columns that a file may have, as the header of a real file is compared with them.
struct TableLayout: Sendable {
    /// Empty where the columns are those of fields.
    let name: String
    let columns: [Column]
    /// The names of the fields that may be emptied.
    var optional: Set<String> = []

    struct Column: Sendable {
        /// By which the row is asked for it: a name, or the pointer of a field.
        let name: String
        /// What a header may call it, folded.
        let titles: Set<String>
        let isRequired: Bool
        /// What stands in its cells; nil for bare text.
        let cell: RecordCell?
    }

    /// How a header is compared: without regard to case, blanks and stops.
    static func folded(_ title: String) -> String {
        title.lowercased().filter { !$0.isWhitespace && $0 != "\u{feff}" && $0 != "*" }
    }

    /// The columns of a kind, in the order of preference.
    static func all(of kind: ImportKind, _ texts: any Texts) -> [TableLayout] {
        switch kind.columns {
        case .layouts(let layouts):
            layouts.map { layout in
                TableLayout(
                    name: layout.name,
                    columns: layout.columns.map {
                        Column(
                            name: $0.name, titles: [folded($0.name)], isRequired: $0.isRequired,
                            cell: nil)
                    })
            }
        case .fields(let fields):
            [
                TableLayout(
                    name: "",
                    columns: RecordCell.all(of: fields).map { cell in
                        Column(
                            name: cell.pointer.text, titles: cell.titles(texts), isRequired: false,
                            cell: cell)
                    },
                    optional: Set(fields.filter(\.shape.isOptional).map(\.name)))
            ]
        }
    }

    /// Where the columns stand below a header; nil where a required one is missing, or all are.
    func positions(below header: [String]) -> [String: Int]? {
        var positions: [String: Int] = [:]
        for column in columns {
            if let position = header.firstIndex(where: column.titles.contains) {
                positions[column.name] = position
            } else if column.isRequired {
                return nil
            }
        }
        return positions.isEmpty ? nil : positions
    }
}
