import KazakhstanFormats
import PluginKit

/// Records as lines of a table: the same columns that a file of them is taken in by.
struct ExportTable: Sendable {
    let columns: [RecordCell]
    private let language: Language
    private let texts: any Texts
    /// What is said in a last column of every record; nil for none.
    let notice: String?

    init(
        of fields: [FieldDescription], in language: Language, _ texts: any Texts,
        saying notice: String?
    ) {
        columns = RecordCell.told(of: fields)
        self.language = language
        self.texts = texts
        self.notice = notice
    }

    /// In UTF-8 with the mark by which spreadsheets know it.
    var header: [UInt8] { [0xEF, 0xBB, 0xBF] + CSVLine.of(titles) }

    func line(_ record: JSON) -> [UInt8] { CSVLine.of(told(of: record).map(FormulaCell.defused)) }

    /// A record as a line of JSON Lines.
    func object(_ record: JSONWriter) -> [UInt8] {
        guard let notice else { return record.bytes + [UInt8(ascii: "\n")] }
        return record.bytes.dropLast()
            + Array(",\"\(Self.noticeName)\":\(JSON.string(notice).text)}\n".utf8)
    }

    /// What a record says of demonstration data.
    static let noticeName = "notice"

    /// What stands above the columns.
    var titles: [String] {
        let last = notice.map { _ in texts.text("host.export.notice", in: language) }
        return columns.map { $0.title(in: language, texts) } + [last].compactMap(\.self)
    }

    /// The cells of a record, as they are.
    func told(of record: JSON) -> [String] {
        columns.map { text(of: $0.value(in: record), as: $0.shape) } + [notice].compactMap(\.self)
    }

    func text(of value: JSON, as shape: Shape) -> String {
        switch (value, shape.wrapped) {
        case (.null, _): ""
        case (.string(let word), .choice(_, let group)):
            texts.text(Message(TextKey("\(group).\(word)")), in: language)
        case (.string(let text), _), (.number(let text), _): text
        case (.bool(let flag), _):
            texts.text(Message(flag ? "host.export.yes" : "host.export.no"), in: language)
        case (.array(let elements), .list(let element)):
            elements.map { text(of: $0, as: element) }.joined(separator: "; ")
        case (.object, .localized):
            language.fallbacks.lazy.compactMap { value[$0.rawValue]?.string }.first ?? ""
        case (.object(let members), .object(_, let fields)):
            fields.map { field in
                text(
                    of: members.first { $0.name == field.name }?.value ?? .null, as: field.shape)
            }
            .filter { !$0.isEmpty }.joined(separator: " ")
        default: value.text
        }
    }
}

extension RecordCell {
    /// What a record says there.
    func value(in record: JSON) -> JSON {
        (path + (language.map { [$0.rawValue] } ?? [])).reduce(record) { $0[$1] ?? .null }
    }
}
