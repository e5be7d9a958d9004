/// A sheet of a workbook: a table with a column for each field of its records, as an export has it.
///
/// Days, numbers and shares are such for the spreadsheet, too; what people wrote is text.
public struct Sheet: Sendable {
    /// What stands on its tab: 31 letters at most are shown.
    public let title: Message
    package let fields: [FieldDescription]
    package let records: [JSONWriter]

    public init<Record: Described>(_ title: Message, _ records: [Record]) {
        self.title = title
        fields = Record.fields.descriptions
        self.records = records.map(\.written)
    }
}
