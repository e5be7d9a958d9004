/// What a ZIP holds, by the names before its entries, as they pass.
///
/// Entries are found by their signature, since the size of one that was written in a stream stands
/// behind it. (APPNOTE.TXT 4.3.7)
struct ArchiveListing {
    static let signature: [UInt8] = [0x50, 0x4B, 3, 4]
    private static let headerLength = 30
    /// No office program writes longer names.
    private static let longestName = 512
    private static let openDocument = "application/vnd.oasis.opendocument.text"

    /// Bytes that may be the beginning of a header.
    private var rest: [UInt8] = []
    private var isFirst = true
    private var hasContentTypes = false
    private var hasWords = false
    private var hasSheets = false
    private(set) var isTextDocument = false
    private(set) var hasMacros = false

    var isDocument: Bool { hasContentTypes && hasWords }
    var isWorkbook: Bool { hasContentTypes && hasSheets }

    mutating func take(_ bytes: [UInt8]) {
        rest += bytes
        var position = 0
        var unread: Int?
        while unread == nil, let found = header(from: position) {
            if let name = name(at: found) {
                note(name, at: found)
                position = found + Self.headerLength
            } else {
                unread = found
            }
        }
        rest.removeFirst(unread ?? max(position, rest.count - Self.signature.count + 1))
    }

    /// Where the next header begins.
    private func header(from position: Int) -> Int? {
        rest.withUnsafeBufferPointer { bytes in
            var index = position
            while index + 4 <= bytes.count {
                if bytes[index] == 0x50, bytes[index + 1] == 0x4B, bytes[index + 2] == 3,
                    bytes[index + 3] == 4
                {
                    return index
                }
                index += 1
            }
            return nil
        }
    }

    /// The name of the entry whose header begins here, with what follows it for the first one; nil
    /// where more bytes are needed.
    private func name(at start: Int) -> String? {
        guard rest.count >= start + Self.headerLength else { return nil }
        let length = Int(rest[start + 26]) | Int(rest[start + 27]) << 8
        guard length <= Self.longestName else { return "" }
        let begin = start + Self.headerLength
        let needed = isFirst ? length + Self.openDocument.utf8.count + 1 : length
        guard rest.count >= begin + needed else { return nil }
        return String(decoding: rest[begin..<begin + length], as: UTF8.self)
    }

    private mutating func note(_ name: String, at start: Int) {
        if isFirst, name == "mimetype" {
            let content = rest[(start + Self.headerLength + name.utf8.count)...]
            let kind = Array(Self.openDocument.utf8)
            // A template or a master goes on with a hyphen.
            isTextDocument = content.starts(with: kind) && content.dropFirst(kind.count).first != 45
        }
        isFirst = false
        if name == "[Content_Types].xml" { hasContentTypes = true }
        if name.hasPrefix("word/") { hasWords = true }
        if name.hasPrefix("xl/") { hasSheets = true }
        if name.hasSuffix("/vbaProject.bin") || name.hasPrefix("Basic/") { hasMacros = true }
    }
}
