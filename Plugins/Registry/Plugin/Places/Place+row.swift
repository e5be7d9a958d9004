import KazakhstanFormats
import PluginKit

extension Place {
    /// Where the statement of ``PlaceSearch`` tells how many were found.
    static let totalColumn = 6

    init(row: Row) throws {
        var cells = row.cells
        code = try cells.next()
        name = LocalizedText(kk: try cells.next(), ru: try cells.next())
        let isFormer: Bool = try cells.next()
        let namedAs = LocalizedText(kk: try cells.next(), ru: try cells.next())
        formerName = isFormer ? namedAs : nil
        _ = try cells.nextCell()
        var ancestors: [LocalizedText] = []
        for _ in 0..<3 {
            let ancestor = LocalizedText(kk: try cells.next(), ru: try cells.next())
            if !ancestor.isEmpty { ancestors.insert(ancestor, at: 0) }
        }
        path = Self.path(ancestors)
    }

    /// Where a place lies, by the names of what it lies in, the largest first.
    static func path(_ ancestors: [LocalizedText]) -> LocalizedText {
        LocalizedText(kk: path(ancestors, in: .kk), ru: path(ancestors, in: .ru))
    }

    /// One language from end to end, or nothing: a path of two languages could bear no `lang`.
    private static func path(_ ancestors: [LocalizedText], in language: Language) -> String? {
        let names = ancestors.compactMap { $0[language] }
        guard !names.isEmpty, names.count == ancestors.count else { return nil }
        return names.joined(separator: ", ")
    }
}
