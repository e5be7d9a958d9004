/// Cells that a spreadsheet would compute instead of showing them.
///
/// A file is given back to whoever mends it, and what others have written into it must not become a command
/// of their spreadsheet. An apostrophe before such a cell keeps it text; when the file is sent again the
/// apostrophe is taken off, so that the cell says what it said.
enum FormulaCell {
    /// The cell as text. What only looks like a formula, a telephone number or a number below zero, stays
    /// as it is: nothing can be called with digits.
    static func defused(_ cell: String) -> String {
        isFormula(cell.utf8[...]) ? "'\(cell)" : kept(cell)
    }

    /// The same for a cell that cannot be computed: only what looks defused gets one more apostrophe, so that
    /// it is not lost when the file is sent again.
    static func kept(_ cell: String) -> String { isDefused(cell.utf8[...]) ? "'\(cell)" : cell }

    /// What stood in the cell before ``defused(_:)``.
    static func plain(_ cell: String) -> String {
        isDefused(cell.utf8[...]) ? String(cell.dropFirst()) : cell
    }

    private static func isDefused(_ cell: Substring.UTF8View) -> Bool {
        let rest = cell.drop { $0 == UInt8(ascii: "'") }
        return rest.startIndex > cell.startIndex && isFormula(rest)
    }

    private static func isFormula(_ cell: Substring.UTF8View) -> Bool {
        switch cell.first {
        case UInt8(ascii: "="), UInt8(ascii: "@"), UInt8(ascii: "\t"), UInt8(ascii: "\r"): true
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            !cell.dropFirst().allSatisfy { ofNumbers.contains($0) }
        default: false
        }
    }

    private static let ofNumbers = Set(" ()+,-./0123456789".utf8)
}
