import KazakhstanFormats
import PluginKit

/// An empty file with the header that a kind knows, for people to fill in.
enum ImportTemplate {
    /// UTF-8 with the mark by which spreadsheets know it.
    static func bytes(of kind: ImportKind, in language: Language, _ texts: any Texts) -> [UInt8] {
        let titles: [String] =
            switch kind.columns {
            case .layouts(let layouts): layouts.first?.columns.map(\.name) ?? []
            case .fields(let fields):
                RecordCell.all(of: fields).map { $0.title(in: language, texts) }
            }
        return [0xEF, 0xBB, 0xBF] + CSVLine.of(titles)
    }
}
