import Foundation
import KazakhstanFormats
import PluginKit

extension ExportTable {
    /// The same as a sheet of a workbook.
    func head(titled title: String) -> SheetHead {
        let widths = columns.map(\.width) + [notice].compactMap { $0.map { _ in RecordCell.wide } }
        return SheetHead(
            title: title,
            columns: zip(titles, widths).map { SheetHead.Column(title: $0, width: $1) })
    }

    /// The cells of a record: days and numbers as such, all else as text.
    func cells(of record: JSON) -> [SheetCell] {
        columns.map { cell($0.value(in: record), of: $0) }
            + [notice].compactMap { $0.map { .text($0) } }
    }

    private func cell(_ value: JSON, of column: RecordCell) -> SheetCell {
        switch (value, column.shape.wrapped) {
        case (.null, _): return .empty
        case (.number(let number), .number) where column.isShare: return .share(number)
        case (.number(let number), .integer), (.number(let number), .number): return .number(number)
        case (.string(let text), .day):
            if let day = try? Day(iso8601: text) { return .day(day) }
            return .text(text)
        case (.string(let text), .instant):
            if let date = try? Date(text, strategy: .iso8601) { return .moment(LocalMoment(date)) }
            return .text(text)
        default: return .text(FormulaCell.kept(text(of: value, as: column.shape)))
        }
    }
}

extension RecordCell {
    /// Of what has no short form.
    static let wide = 36

    /// How wide its column is, in digits: by what stands there, since the rows are not known yet.
    fileprivate var width: Int {
        switch shape.wrapped {
        case .boolean, .integer, .number: 11
        case .day: 12
        case .instant: 17
        case .choice: 22
        case .uuid: 38
        case .text(let text): text.lengths.upperBound <= 12 ? 15 : Self.wide
        default: Self.wide
        }
    }
}
