import PluginKit

/// What is made by a program. A page has its pictures in itself and names no address that a program would
/// fetch: what others have written stands in it escaped.
enum Printing: Sendable {
    /// A page as a document for paper and screen readers: tagged, ISO 14289-1.
    case pdf
    /// A page as a document for a word processor.
    case docx
    /// A text as a picture for telephones to read: SVG.
    case scanCode

    var program: BoundedProgram {
        switch self {
        case .pdf:
            program(
                "weasyprint",
                ["--quiet", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8", "-", "-"])
        case .docx:
            program("pandoc", ["--from", "html", "--to", "docx", "--output", "-"])
        case .scanCode:
            program(
                "qrencode",
                ["--type", "SVG", "--rle", "--level", "M", "--margin", "4", "--output", "-"])
        }
    }

    private func program(_ name: String, _ arguments: [String]) -> BoundedProgram {
        BoundedProgram(
            name: name, arguments: arguments, patience: .seconds(60), limit: 32 << 20)
    }
}

extension Document.Format {
    /// Nil for what is a file as it is written.
    var printing: Printing? {
        switch self {
        case .vCard, .xlsx: nil
        case .pdf: .pdf
        case .docx: .docx
        }
    }
}
