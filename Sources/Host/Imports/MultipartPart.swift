/// What the headers of one part of a form say.
package struct MultipartPart: Sendable, Hashable {
    /// The name of the field.
    package let name: String
    /// The name of the file without any folder; nil for a plain field.
    package let filename: String?
    /// As sent, `text/csv; charset=windows-1251`; nil where it was not sent.
    package let contentType: String?

    init(headers: ArraySlice<UInt8>) throws(MultipartProblem) {
        var disposition: HeaderValue?
        var contentType: String?
        let text = String(decoding: headers, as: UTF8.self)
        for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
            guard let colon = line.firstIndex(of: ":") else { throw .header }
            let value = line[line.index(after: colon)...].trimmingBlanks
            switch line[..<colon].lowercased() {
            case "content-disposition": disposition = HeaderValue(value)
            case "content-type": contentType = String(value)
            default: continue
            }
        }
        guard let disposition, disposition.token == "form-data",
            let name = disposition.parameters["name"]
        else { throw .nameless }
        self.name = name.unescapedQuotes
        self.contentType = contentType
        let sent = disposition.parameters["filename*"]?.extendedValue
        let filename = sent ?? disposition.parameters["filename"]?.unescapedQuotes
        self.filename = filename.map { String($0.split { "/\\".contains($0) }.last ?? "") }
    }
}

extension String {
    /// Browsers write a quote and line ends within a name as percent signs, and nothing else
    /// (HTML, 4.10.21.8).
    fileprivate var unescapedQuotes: String {
        guard contains("%") else { return self }
        return replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing(
            "%0A", with: "\n")
    }

    /// `UTF-8''%D3%99.csv` (RFC 8187); nil for another charset.
    fileprivate var extendedValue: String? {
        let parts = split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8" else { return nil }
        return String(parts[2]).percentDecoded
    }

    private var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let hex = String(rest.prefix(2)), hex.utf8.count == 2,
                let value = UInt8(hex, radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
