/// Why a text is no JSON, and where.
public struct MalformedJSON: Refusal {
    public enum Fault: String, Sendable {
        case brokenUTF8, unexpectedEnd, unexpectedByte, badEscape, badNumber, controlCharacter
        case doubleKey, tooDeep, trailingText
    }

    public let fault: Fault
    /// Bytes before the fault.
    public let offset: Int

    public var consequence: Consequence { .malformed }
    public var message: Message {
        Message("host.refusal.malformedJSON", ["offset": String(offset), "fault": fault.rawValue])
    }
}

/// A strict reader of JSON, RFC 8259: no double keys, no broken UTF-8, at most 32 levels.
///
/// Foundation's reader cannot tell `1` from `true` on Linux and forgets the order and doubling of
/// keys; a field needs to know both.
public struct JSONParser {
    private let bytes: [UInt8]
    private var offset = 0
    private static let depthLimit = 32

    private init(_ bytes: [UInt8]) { self.bytes = bytes }

    public static func parse(_ bytes: [UInt8]) throws(MalformedJSON) -> JSON {
        var parser = JSONParser(bytes)
        parser.skipSpace()
        let value = try parser.value(depth: 0)
        parser.skipSpace()
        guard parser.offset == bytes.count else { throw parser.fault(.trailingText) }
        return value
    }

    private func fault(_ fault: MalformedJSON.Fault) -> MalformedJSON {
        MalformedJSON(fault: fault, offset: offset)
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            offset += 1
        }
    }

    private mutating func expect(_ literal: StaticString, _ value: JSON) throws(MalformedJSON)
        -> JSON
    {
        let wanted = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
        guard bytes[offset...].starts(with: wanted) else { throw fault(.unexpectedByte) }
        offset += wanted.count
        return value
    }

    private mutating func value(depth: Int) throws(MalformedJSON) -> JSON {
        guard depth < Self.depthLimit else { throw fault(.tooDeep) }
        switch current {
        case nil: throw fault(.unexpectedEnd)
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try expect("true", .bool(true))
        case UInt8(ascii: "f"): return try expect("false", .bool(false))
        case UInt8(ascii: "n"): return try expect("null", .null)
        default: return .number(try number())
        }
    }

    private mutating func object(depth: Int) throws(MalformedJSON) -> JSON {
        offset += 1
        var members: [JSON.Member] = []
        var names = Set<String>()
        skipSpace()
        if current == UInt8(ascii: "}") {
            offset += 1
            return .object([])
        }
        members.reserveCapacity(4)
        while true {
            skipSpace()
            guard current == UInt8(ascii: "\"") else { throw misplaced() }
            let name = try string()
            guard !Self.isDouble(name, among: members, &names) else { throw fault(.doubleKey) }
            skipSpace()
            guard current == UInt8(ascii: ":") else { throw misplaced() }
            offset += 1
            skipSpace()
            members.append(.init(name, try value(depth: depth + 1)))
            if try closes(with: UInt8(ascii: "}")) { return .object(members) }
        }
    }

    /// Few names are compared one by one, many by their hashes.
    private static func isDouble(
        _ name: String, among members: [JSON.Member], _ names: inout Set<String>
    ) -> Bool {
        guard members.count >= 16 else { return members.contains { $0.name == name } }
        if names.isEmpty { names = Set(members.map(\.name)) }
        return !names.insert(name).inserted
    }

    private mutating func array(depth: Int) throws(MalformedJSON) -> JSON {
        offset += 1
        var elements: [JSON] = []
        skipSpace()
        if current == UInt8(ascii: "]") {
            offset += 1
            return .array([])
        }
        while true {
            skipSpace()
            elements.append(try value(depth: depth + 1))
            if try closes(with: UInt8(ascii: "]")) { return .array(elements) }
        }
    }

    /// Passes the comma or the closing byte after an element; true where it was the closing byte.
    private mutating func closes(with closing: UInt8) throws(MalformedJSON) -> Bool {
        skipSpace()
        guard let byte = current, byte == closing || byte == UInt8(ascii: ",") else {
            throw misplaced()
        }
        offset += 1
        return byte == closing
    }

    private func misplaced() -> MalformedJSON {
        fault(current == nil ? .unexpectedEnd : .unexpectedByte)
    }

    private mutating func number() throws(MalformedJSON) -> String {
        let start = offset
        while let byte = current, Self.isNumberByte(byte) { offset += 1 }
        let digits = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard !digits.isEmpty else { throw fault(.unexpectedByte) }
        let whole = digits.drop { $0 == "-" }
        let leadingZero =
            whole.count > 1 && whole.first == "0" && whole.dropFirst().first?.isNumber == true
        guard digits.count <= 40, let read = Double(digits), read.isFinite, !leadingZero,
            whole.first?.isNumber == true, digits.last?.isNumber == true
        else { throw fault(.badNumber) }
        return digits
    }

    private static func isNumberByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }

    /// Mostly there is nothing to unescape, and the text is taken in one piece.
    private mutating func string() throws(MalformedJSON) -> String {
        offset += 1
        var text: [UInt8] = []
        while true {
            let start = offset
            offset = endOfPlainText(from: start)
            switch current {
            case nil: throw fault(.unexpectedEnd)
            case UInt8(ascii: "\""):
                defer { offset += 1 }
                let rest = bytes[start..<offset]
                return try validated(text.isEmpty ? rest : ArraySlice(text + rest))
            case UInt8(ascii: "\\"):
                text += bytes[start..<offset]
                offset += 1
                text += try escape()
            default: throw fault(.controlCharacter)
            }
        }
    }

    private func endOfPlainText(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""),
            bytes[end] != UInt8(ascii: "\\"), bytes[end] >= 0x20
        { end += 1 }
        return end
    }

    private func validated(_ text: ArraySlice<UInt8>) throws(MalformedJSON) -> String {
        // A third of the time of String(validating:as:), which is generic.
        guard let valid = try? UTF8Span(validating: text.span) else { throw fault(.brokenUTF8) }
        return String(copying: valid)
    }

    private mutating func escape() throws(MalformedJSON) -> [UInt8] {
        guard let byte = current else { throw fault(.unexpectedEnd) }
        offset += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try escapedScalar()
        default: throw fault(.badEscape)
        }
    }

    /// The scalar after `\u`, a pair of surrogates included. U+0000 is refused: no text column takes it.
    private mutating func escapedScalar() throws(MalformedJSON) -> [UInt8] {
        var code = try fourDigits()
        if (0xD800..<0xDC00).contains(code) {
            guard current == UInt8(ascii: "\\") else { throw fault(.badEscape) }
            offset += 1
            guard current == UInt8(ascii: "u") else { throw fault(.badEscape) }
            offset += 1
            let low = try fourDigits()
            guard (0xDC00..<0xE000).contains(low) else { throw fault(.badEscape) }
            code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
        }
        guard code != 0, let scalar = Unicode.Scalar(code) else { throw fault(.badEscape) }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func fourDigits() throws(MalformedJSON) -> UInt32 {
        guard offset + 4 <= bytes.count,
            let code = UInt32(
                String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
        else { throw fault(.badEscape) }
        offset += 4
        return code
    }
}
