/// Words as they stand in XML.
enum XMLText {
    /// What XML 1.0 has no way to write is replaced.
    static func append(_ words: String, to xml: inout [UInt8]) {
        if words.utf8.allSatisfy(isItself) { return xml += words.utf8 }
        for letter in words.unicodeScalars {
            switch letter {
            case "&": xml += "&amp;".utf8
            case "<": xml += "&lt;".utf8
            case ">": xml += "&gt;".utf8
            case "\"": xml += "&quot;".utf8
            case "\r": xml += "&#13;".utf8
            case "\t", "\n", "\u{20}"..."\u{FFFD}", "\u{10000}"...: xml += String(letter).utf8
            default: xml += "\u{FFFD}".utf8
            }
        }
    }

    /// Whether a byte means no more than itself: nearly all words are written at once. What may begin U+FFFE and
    /// U+FFFF is looked at closely.
    private static func isItself(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF:
            false
        default: byte >= 0x20
        }
    }
}
