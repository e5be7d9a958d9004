/// Writes XML that is well formed whatever the texts are.
struct XMLWriter {
    private(set) var bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// - Parameters:
    ///   - name: Of our own; it is not checked.
    ///   - attributes: In the order in which they are written.
    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
        _ content: (inout XMLWriter) -> Void
    ) {
        begin(name, attributes)
        bytes += ">\n".utf8
        content(&self)
        bytes += "</\(name)>\n".utf8
    }

    mutating func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text words: String
    ) {
        begin(name, attributes)
        bytes += ">".utf8
        XMLText.append(words, to: &bytes)
        bytes += "</\(name)>\n".utf8
    }

    mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        begin(name, attributes)
        bytes += "/>\n".utf8
    }

    private mutating func begin(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        bytes += "<\(name)".utf8
        for (name, value) in attributes {
            bytes += " \(name)=\"".utf8
            XMLText.append(value, to: &bytes)
            bytes += "\"".utf8
        }
    }
}
