/// `application/x-www-form-urlencoded`, as in queries and simple forms.
enum URLEncoded {
    /// The pairs in their order. What is no valid UTF-8 is repaired with U+FFFD, so that a check of the
    /// field can refuse it.
    static func pairs(_ text: some StringProtocol) -> [(name: String, value: String)] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: some StringProtocol) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): bytes.append(0x20)
            case UInt8(ascii: "%"):
                guard let high = rest.next(), let low = rest.next() else { return text + "" }
                guard let value = UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
                else {
                    bytes += [byte, high, low]
                    continue
                }
                bytes.append(value)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
