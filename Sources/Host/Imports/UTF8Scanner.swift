/// Follows UTF-8 byte by byte and tells where it is broken.
///
/// Overlong forms, surrogates and values above U+10FFFF are broken (Unicode, table 3-7).
struct UTF8Scanner {
    enum Step { case ascii, within, whole, broken }

    private var awaited = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether the last byte left a sequence open.
    var isWithin: Bool { awaited > 0 }

    /// After `.broken` the byte may begin anew: it has been taken as the beginning of the next
    /// sequence where it can be one.
    mutating func step(_ byte: UInt8) -> Step {
        guard awaited > 0 else { return begin(byte) }
        guard allowed.contains(byte) else {
            awaited = 0
            _ = begin(byte)
            return .broken
        }
        allowed = 0x80...0xBF
        awaited -= 1
        return awaited == 0 ? .whole : .within
    }

    private mutating func begin(_ byte: UInt8) -> Step {
        switch byte {
        case 0x00...0x7F: return .ascii
        case 0xC2...0xDF: expect(1, 0x80...0xBF)
        case 0xE0: expect(2, 0xA0...0xBF)
        case 0xED: expect(2, 0x80...0x9F)
        case 0xE1...0xEF: expect(2, 0x80...0xBF)
        case 0xF0: expect(3, 0x90...0xBF)
        case 0xF1...0xF3: expect(3, 0x80...0xBF)
        case 0xF4: expect(3, 0x80...0x8F)
        default: return .broken
        }
        return .within
    }

    private mutating func expect(_ count: Int, _ next: ClosedRange<UInt8>) {
        awaited = count
        allowed = next
    }
}
