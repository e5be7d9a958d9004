/// Writes XML that is well formed whatever the texts are.
struct XMLWriter {
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

    /// - Parameters:
    ///   - name: Of our own; it is not checked.
    ///   - attributes: In the order in which they are written.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
        _ content: (inout XMLWriter) -> Void
    ) {
        begin(name, attributes)
        text += ">\n"
        content(&self)
        text += "</\(name)>\n"
    }

    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text words: String
    ) {
        begin(name, attributes)
        text += ">"
        append(words)
        text += "</\(name)>\n"
    }

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        begin(name, attributes)
        text += "/>\n"
    }

    private mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        text += "<\(name)"
        for (name, value) in attributes {
            text += " \(name)=\""
            append(value)
            text += "\""
        }
    }

    /// What XML 1.0 has no way to write is replaced.
    private mutating func append(_ words: String) {
        for letter in words.unicodeScalars {
            switch letter {
            case "&": text += "&amp;"
            case "<": text += "&lt;"
            case ">": text += "&gt;"
            case "\"": text += "&quot;"
            case "\r": text += "&#13;"
            case "\t", "\n", "\u{20}"..."\u{FFFD}", "\u{10000}"...:
                text.unicodeScalars.append(letter)
            default: text.unicodeScalars.append("\u{FFFD}")
            }
        }
    }
}
