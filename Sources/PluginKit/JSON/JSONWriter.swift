public import Foundation

/// Writes JSON into bytes, fast: no intermediate tree, no reflection.
///
/// The caller keeps the document well formed: between ``beginObject()`` and ``endObject()`` come
/// pairs of ``key(_:)`` and one value.
public struct JSONWriter: Sendable {
    public private(set) var bytes: [UInt8] = []
    /// Whether a comma is due before the next value or key.
    private var needsComma = false
    /// Whether identifiers and personal texts are written masked, as in the audit.
    let masksPersonal: Bool

    public init(reserving capacity: Int = 512, masksPersonal: Bool = false) {
        self.masksPersonal = masksPersonal
        bytes.reserveCapacity(capacity)
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// A document as the database keeps it in a column of type `json` or `jsonb`, which only takes what is
    /// well formed. It is put in as it is, so it must come from such a column and from nowhere else.
    public mutating func write(kept document: String) {
        separate()
        append(document)
    }

    @inline(__always)
    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    public mutating func beginObject() {
        separate()
        bytes.append(UInt8(ascii: "{"))
        needsComma = false
    }

    public mutating func endObject() {
        bytes.append(UInt8(ascii: "}"))
        needsComma = true
    }

    public mutating func beginArray() {
        separate()
        bytes.append(UInt8(ascii: "["))
        needsComma = false
    }

    public mutating func endArray() {
        bytes.append(UInt8(ascii: "]"))
        needsComma = true
    }

    public mutating func key(_ name: String) {
        separate()
        appendQuoted(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A key that was quoted before, with the comma that it may need: `,"name":`.
    @usableFromInline
    mutating func key(quoted: StaticString) {
        let skipped = needsComma ? 0 : 1
        bytes.append(
            contentsOf: UnsafeBufferPointer(
                start: quoted.utf8Start + skipped, count: quoted.utf8CodeUnitCount - skipped))
        needsComma = false
    }

    @usableFromInline
    mutating func key(quoted: [UInt8]) {
        let skipped = needsComma ? 0 : 1
        quoted.withUnsafeBufferPointer {
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0.dropFirst(skipped)))
        }
        needsComma = false
    }

    public mutating func null() {
        separate()
        append(literal: "null")
    }

    public mutating func write(_ flag: Bool) {
        separate()
        append(literal: flag ? "true" : "false")
    }

    public mutating func write(_ number: Int) {
        separate()
        append(String(number))
    }

    public mutating func write(_ number: Double) {
        separate()
        append(number.isFinite ? "\(number)" : "null")
    }

    /// A text, or null where there is none.
    public mutating func write(_ text: String?) {
        if let text { write(text) } else { null() }
    }

    public mutating func write(_ text: String) {
        separate()
        appendQuoted(text)
    }

    /// A UUID in lower case, as PostgreSQL writes it.
    public mutating func write(id: UUID) {
        separate()
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 38) { quoted in
            quoted[0] = UInt8(ascii: "\"")
            id.spell(into: UnsafeMutableBufferPointer(rebasing: quoted[1..<37]))
            quoted[37] = UInt8(ascii: "\"")
            bytes.append(contentsOf: quoted)
        }
    }

    /// A text known to need no escape: a date, an identifier, the name of a case.
    @usableFromInline
    mutating func write(plain text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        append(text)
        bytes.append(UInt8(ascii: "\""))
    }

    public mutating func write(_ value: JSON) {
        switch value {
        case .null: null()
        case .bool(let flag): write(flag)
        case .number(let digits):
            separate()
            append(digits)
        case .string(let text): write(text)
        case .array(let elements):
            beginArray()
            for element in elements { write(element) }
            endArray()
        case .object(let members):
            beginObject()
            for member in members {
                key(member.name)
                write(member.value)
            }
            endObject()
        }
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        if text.utf8.withContiguousStorageIfAvailable({ appendEscaping($0) }) == nil {
            Array(text.utf8).withUnsafeBufferPointer { appendEscaping($0) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(literal text: StaticString) {
        bytes.append(
            contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// The text as it is. An array takes a buffer several times as fast as the view of a string.
    private mutating func append(_ text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
            bytes.append(contentsOf: text.utf8)
        }
    }

    private mutating func appendEscaping(_ utf8: UnsafeBufferPointer<UInt8>) {
        var start = 0
        for index in utf8.indices {
            let byte = utf8[index]
            guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
                continue
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
            appendEscaped(byte)
            start = index + 1
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
        case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
        case 0x0A: bytes.append(contentsOf: "\\n".utf8)
        case 0x0D: bytes.append(contentsOf: "\\r".utf8)
        case 0x09: bytes.append(contentsOf: "\\t".utf8)
        default:
            let digits = String(byte, radix: 16)
            bytes.append(
                contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        }
    }
}
