/// A sheet of a workbook: a table with a column for each field of its records, as an export has it.
///
/// Days, numbers and shares are such for the spreadsheet, too; what people wrote is text.
public struct Sheet: Sendable {
    /// What stands on its tab: 31 letters at most are shown.
    public let title: Message
    package let fields: [FieldDescription]
    /// Hands over one record after the other, as JSON: all at once would fill the memory.
    package let each: @Sendable ((JSONWriter) throws -> Void) throws -> Void

    public init<Record: Described>(_ title: Message, _ records: [Record]) {
        self.title = title
        fields = Record.fields.descriptions
        each = { take in for record in records { try take(record.written) } }
    }
}
