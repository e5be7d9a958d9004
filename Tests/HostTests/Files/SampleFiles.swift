import PluginKit

/// The beginnings of files, as their programs write them.
enum SampleFiles {
    static let pdf = Array("%PDF-1.7\n".utf8)
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46]
    static let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0]
    static let tiff: [UInt8] = [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8]
    static let text = Array("Қаулы\r\n\tәкімге".utf8)
    static let docx = archive("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    static let docm = archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")
    static let xlsx = archive("docProps/app.xml", "xl/workbook.xml", "[Content_Types].xml")
    static let odt = archive("mimetype", "content.xml", mimetype: openText)
    static let ott = archive("mimetype", "content.xml", mimetype: openText + "-template")
    static let zip = archive("readme.txt", "word.txt")
    private static let openText = "application/vnd.oasis.opendocument.text"

    static func bytes(of type: FileType) -> [UInt8] {
        switch type {
        case .pdf: pdf
        case .jpeg: jpeg
        case .png: png
        case .tiff: tiff
        case .docx: docx
        case .xlsx: xlsx
        case .odt: odt
        case .text, .csv: text
        }
    }

    /// A ZIP with entries of these names, none of them compressed.
    private static func archive(_ names: String..., mimetype: String = "") -> [UInt8] {
        var bytes: [UInt8] = []
        for name in names {
            let content = Array((name == "mimetype" ? mimetype : "<xml/>").utf8)
            let size = [UInt8(content.count), 0, 0, 0]
            bytes += [0x50, 0x4B, 3, 4] + [UInt8](repeating: 0, count: 14)
            bytes += size + size + [UInt8(name.utf8.count), 0, 0, 0]
            bytes += Array(name.utf8) + content
        }
        return bytes + [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 64)
    }
}
