import PluginKit

/// Compares the bytes of a file, as they pass, with the type that it claims to be of.
///
/// It refuses as soon as it knows: of a programme that is called a PDF, hardly more than the first
/// bytes are taken.
struct FileInspection {
    private let type: FileType
    /// The first bytes, until the beginning has been judged.
    private var head: [UInt8] = []
    private var isBegun = false
    private var archive = ArchiveListing()
    private var text = PlainText()

    init(of type: FileType) { self.type = type }

    mutating func take(_ bytes: [UInt8]) throws(FileRefused) {
        if !isBegun {
            head += bytes.prefix(FileType.longestBeginning)
            if head.count >= FileType.longestBeginning { try judgeBeginning() }
        }
        switch type {
        case .docx, .xlsx, .odt: archive.take(bytes)
        case .text, .csv: guard text.take(bytes) else { throw .contentOfAnotherType(than: type) }
        case .pdf, .jpeg, .png, .tiff: break
        }
    }

    /// All bytes have come.
    mutating func finish() throws(FileRefused) {
        if !isBegun {
            guard !head.isEmpty else { throw .empty }
            try judgeBeginning()
        }
        let fits =
            switch type {
            case .docx: archive.isDocument
            case .xlsx: archive.isWorkbook
            case .odt: archive.isTextDocument
            case .text, .csv: text.isWhole
            case .pdf, .jpeg, .png, .tiff: true
            }
        guard fits else { throw .contentOfAnotherType(than: type) }
        guard !archive.hasMacros else { throw .macros }
    }

    private mutating func judgeBeginning() throws(FileRefused) {
        guard type.beginnings.isEmpty || type.beginnings.contains(where: head.starts(with:)) else {
            throw .contentOfAnotherType(than: type)
        }
        isBegun = true
        head = []
    }
}

extension FileType {
    fileprivate static let longestBeginning = 8

    /// How a file of the type begins; none where that says nothing.
    fileprivate var beginnings: [[UInt8]] {
        switch self {
        case .pdf: [Array("%PDF-".utf8)]
        case .jpeg: [[0xFF, 0xD8, 0xFF]]
        case .png: [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]
        case .tiff: [[0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A], [0x49, 0x49, 0x2B, 0]]
        case .docx, .xlsx, .odt: [ArchiveListing.signature]
        case .text, .csv: []
        }
    }
}

/// Whether bytes are text in UTF-8, without the controls that no text has.
private struct PlainText {
    private var scanner = UTF8Scanner()

    var isWhole: Bool { !scanner.isWithin }

    mutating func take(_ bytes: [UInt8]) -> Bool {
        for byte in bytes {
            // Tab, line feed, form feed and carriage return.
            if byte < 0x20, byte < 0x09 || byte > 0x0D || byte == 0x0B { return false }
            if scanner.step(byte) == .broken { return false }
        }
        return true
    }
}
