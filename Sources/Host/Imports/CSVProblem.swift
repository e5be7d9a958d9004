/// Why a text cannot be read as a table, and where.
package struct CSVProblem: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// A quote opens a field and the text ends before it closes.
        case unterminatedQuote
        /// Something else than a delimiter or a line end follows a closing quote.
        case textAfterQuote
        /// A field is longer than the limit.
        case fieldTooLong
        /// A row has more fields than the limit.
        case tooManyFields
        /// The table has more lines than the limit.
        case tooManyLines
    }

    package let reason: Reason
    /// The line of the file, the first is 1; of an unterminated quote, where it opens.
    package let line: Int
    /// The field of the row, the first is 1.
    package let column: Int

    package var description: String {
        let text =
            switch reason {
            case .unterminatedQuote: "a quote is opened and never closed"
            case .textAfterQuote: "text follows a closing quote"
            case .fieldTooLong: "the field is too long"
            case .tooManyFields: "the row has too many fields"
            case .tooManyLines: "the table has too many lines"
            }
        return "line \(line), column \(column): \(text)"
    }
}
