import KazakhstanFormats

/// What stands in a cell of a workbook, in a form that a spreadsheet counts and sorts by.
///
/// What people wrote is a text of the sheet itself and can be no formula, nor lose its zeros.
enum SheetCell: Hashable {
    case empty
    case text(String)
    case number(String)
    /// From 0 to 1, shown as a percentage.
    case share(String)
    case day(Day)
    /// By the clock of Kazakhstan, to the minute.
    case moment(LocalMoment)

    /// How a cell looks; the raw value is its place among the formats of a workbook.
    enum Look: Int, CaseIterable {
        case plain, title, code, share, day, moment
    }

    /// Writes it as XML.
    /// - Parameters:
    ///   - column: The letters of its column: `AB`.
    ///   - look: Of a text; nil for what fits.
    func write(at column: [UInt8], _ row: [UInt8], _ look: Look? = nil, to xml: inout [UInt8]) {
        switch self {
        case .empty, .text(""): return
        case .text(let text):
            Self.begin(column, row, look ?? (Self.isCode(text) ? .code : .plain), to: &xml)
            Self.write(text, to: &xml)
        case .number(let number):
            guard Self.isCounted(number) else {
                return SheetCell.text(number).write(at: column, row, to: &xml)
            }
            Self.write(number, at: column, row, .plain, to: &xml)
        case .share(let share): Self.write(share, at: column, row, .share, to: &xml)
        case .day(let day):
            guard let number = day.sheetNumber else {
                return SheetCell.text(day.iso8601).write(at: column, row, to: &xml)
            }
            Self.write(String(number), at: column, row, .day, to: &xml)
        case .moment(let moment):
            guard let number = moment.day.sheetNumber else {
                return SheetCell.text(moment.numeric).write(at: column, row, to: &xml)
            }
            let part = Double(60 * moment.hour + moment.minute) / 1_440
            Self.write(String(Double(number) + part), at: column, row, .moment, to: &xml)
        }
    }

    /// A spreadsheet counts no more than fifteen digits of a whole number; of a fraction the rest is not missed.
    private static func isCounted(_ number: String) -> Bool {
        number.utf8.count <= 15 || number.utf8.contains(UInt8(ascii: "."))
    }

    /// Letters of UTF-16, the most that a cell holds.
    private static let longest = 32_767

    /// Digits that would become a number, and lose their zeros, where somebody changes one of them.
    private static func isCode(_ text: String) -> Bool {
        text.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }

    private static func begin(
        _ column: [UInt8], _ row: [UInt8], _ look: Look, to xml: inout [UInt8]
    ) {
        xml += "<c r=\"".utf8
        xml += column
        xml += row
        if look != .plain { xml += "\" s=\"\(look.rawValue)".utf8 }
    }

    private static func write(
        _ number: String, at column: [UInt8], _ row: [UInt8], _ look: Look, to xml: inout [UInt8]
    ) {
        begin(column, row, look, to: &xml)
        xml += "\"><v>".utf8
        xml += number.utf8
        xml += "</v></c>".utf8
    }

    private static func write(_ text: String, to xml: inout [UInt8]) {
        let isLong = text.utf8.count > longest && text.utf16.count > longest
        let words = isLong ? String(text.utf16.prefix(longest)) ?? "" : text
        xml += "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">".utf8
        XMLText.append(words, to: &xml)
        xml += "</t></is></c>".utf8
    }
}

extension Day {
    /// As spreadsheets count days, from 1 March 1900 on; before that they disagree.
    fileprivate var sheetNumber: Int? {
        let number = Int(daysSince2000) + 36_526
        return (61...2_958_465).contains(number) ? number : nil
    }
}
