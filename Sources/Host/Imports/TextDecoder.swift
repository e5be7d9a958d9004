/// Where something stands in an uploaded text.
package struct TextPlace: Sendable, Hashable {
    /// Bytes from the beginning of the file, the first is 0.
    package let byteOffset: Int
    /// The first is 1.
    package let line: Int
}

/// A text that is not of the encoding it is said to be of, or no text at all.
package struct BrokenText: Error, Sendable, Hashable, CustomStringConvertible {
    package let encoding: TextEncoding
    package let place: TextPlace
    /// Whether it holds a zero: a text of one byte for each letter never does, one in UTF-16 is full of them.
    package let hasZero: Bool

    package var description: String {
        "line \(place.line), byte \(place.byteOffset): not \(hasZero ? "text" : encoding.rawValue)"
    }
}

/// A decoder of uploaded text into UTF-8, fed with bytes as they come.
///
/// What it returns is whole UTF-8 but for a character that the end of a chunk cuts, whose rest
/// comes with the next one. A byte without a meaning in the encoding is refused with its place, and so
/// is a zero, which no database takes as text.
package struct TextDecoder {
    package let encoding: TextEncoding

    private var scanner = UTF8Scanner()
    private var offset = 0
    private var line = 1
    private var sequenceStart = 0

    package init(encoding: TextEncoding) { self.encoding = encoding }

    package mutating func decode(
        _ bytes: ArraySlice<UInt8>
    ) throws(BrokenText) -> ArraySlice<UInt8> {
        switch encoding {
        case .utf8:
            try check(bytes)
            return bytes
        case .kz1048: return try translate(bytes, with: CodePage.kz1048)
        case .windows1251: return try translate(bytes, with: CodePage.windows1251)
        }
    }

    /// Refuses a text that ends within a character.
    package mutating func finish() throws(BrokenText) {
        if scanner.isWithin { throw broken(at: sequenceStart) }
    }

    private mutating func check(_ bytes: ArraySlice<UInt8>) throws(BrokenText) {
        for byte in bytes {
            if !scanner.isWithin { sequenceStart = offset }
            if scanner.step(byte) == .broken { throw broken(at: sequenceStart) }
            try pass(byte)
        }
    }

    private mutating func translate(
        _ bytes: ArraySlice<UInt8>, with page: [[UInt8]]
    ) throws(BrokenText) -> ArraySlice<UInt8> {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if byte < 0x80 {
                utf8.append(byte)
            } else {
                if byte == 0x98 { throw broken(at: offset) }
                utf8.append(contentsOf: page[Int(byte) - 0x80])
            }
            try pass(byte)
        }
        return utf8[...]
    }

    private mutating func pass(_ byte: UInt8) throws(BrokenText) {
        if byte == 0 { throw broken(at: offset, hasZero: true) }
        if byte == UInt8(ascii: "\n") { line += 1 }
        offset += 1
    }

    private func broken(at offset: Int, hasZero: Bool = false) -> BrokenText {
        BrokenText(
            encoding: encoding, place: TextPlace(byteOffset: offset, line: line), hasZero: hasZero)
    }
}
