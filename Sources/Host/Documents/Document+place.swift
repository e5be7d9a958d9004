import KazakhstanFormats
import PluginKit

extension Document {
    /// `.pdf`
    var ending: String { ".\(format.rawValue)" }

    /// Below its plugin: `publications/{id}.pdf`.
    var place: String { path + ending }
}

extension Document.Format {
    /// Whether it is of many records, or made by a program: not for all who ask at once.
    var isCostly: Bool { self != .vCard }

    var mediaType: String {
        switch self {
        case .vCard: "text/vcard; charset=utf-8"
        case .pdf: "application/pdf"
        case .xlsx: FileType.xlsx.mediaType
        case .docx: FileType.docx.mediaType
        }
    }
}
