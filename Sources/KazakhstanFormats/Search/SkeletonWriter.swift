/// Spells words one after another in the letters of the skeleton.
struct SkeletonWriter {
    private var bytes: [UInt8] = []
    private var wordStart = 0
    private var lastSign = ""
    private var afterSoftSign = false

    var text: String { String(decoding: bytes, as: UTF8.self) }

    mutating func write(_ word: [Unicode.Scalar]) {
        let before = bytes.count
        if before > 0 { bytes.append(UInt8(ascii: " ")) }
        wordStart = bytes.count
        (lastSign, afterSoftSign) = ("", false)
        var rest = word[...]
        while let scalar = rest.first {
            if scalar.isCyrillic {
                write(cyrillic: scalar)
                rest.removeFirst()
            } else {
                let (sign, length) = LatinSigns.next(
                    in: rest, atWordStart: rest.count == word.count)
                write(sign)
                rest.removeFirst(length)
            }
        }
        if bytes.count == wordStart { bytes.removeSubrange(before...) }
    }

    private mutating func write(cyrillic scalar: Unicode.Scalar) {
        if scalar == "ь" || scalar == "ъ" {
            afterSoftSign = true
            return
        }
        let sign = CyrillicSigns[scalar]
        if afterSoftSign, let first = sign.utf8.first, SkeletonWriter.isVowel(first) { write("i") }
        afterSoftSign = false
        write(sign)
    }

    /// Doubled consonants are one sign, and so is a letter that ends one sign and begins the next.
    private mutating func write(_ sign: String) {
        guard let first = sign.utf8.first else { return }
        if first == UInt8(ascii: "e") { return writeE() }
        let isVowel = SkeletonWriter.isVowel(first)
        if sign == lastSign, !isVowel, !SkeletonWriter.isDigit(first) { return }
        lastSign = sign
        let isRepeated = first == lastByte && !SkeletonWriter.isDigit(first)
        bytes.append(contentsOf: isRepeated ? sign.utf8.dropFirst() : sign.utf8[...])
    }

    /// At the beginning of a word and after a vowel е is spoken and often typed "ye".
    private mutating func writeE() {
        lastSign = "e"
        if let last = lastByte {
            if last != UInt8(ascii: "i"), SkeletonWriter.isVowel(last) {
                bytes.append(UInt8(ascii: "i"))
            }
        } else {
            bytes.append(UInt8(ascii: "i"))
        }
        bytes.append(UInt8(ascii: "e"))
    }

    private var lastByte: UInt8? { bytes.count > wordStart ? bytes[bytes.count - 1] : nil }

    private static func isVowel(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
            UInt8(ascii: "u"):
            true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
