/// A type of file that the host knows by its first bytes.
public enum FileType: String, Sendable, CaseIterable {
    case pdf, jpeg, png, tiff, docx, xlsx, odt
    /// UTF-8.
    case text
    /// A table as text, UTF-8.
    case csv

    /// As `Content-Type` names it.
    public var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .jpeg: "image/jpeg"
        case .png: "image/png"
        case .tiff: "image/tiff"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .odt: "application/vnd.oasis.opendocument.text"
        case .text: "text/plain"
        case .csv: "text/csv"
        }
    }

    /// How names of such files end, without the dot; the usual one first.
    public var extensions: [String] {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpg", "jpeg"]
        case .png: ["png"]
        case .tiff: ["tif", "tiff"]
        case .docx: ["docx"]
        case .xlsx: ["xlsx"]
        case .odt: ["odt"]
        case .text: ["txt"]
        case .csv: ["csv"]
        }
    }
}
