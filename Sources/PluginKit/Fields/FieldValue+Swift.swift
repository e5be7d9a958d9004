public import Foundation

extension String: FieldValue {
    public static var shape: Shape { .text(.init()) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> String? {
        guard case .string(let text) = json else {
            problems.append(.unexpected(json, at: pointer, wanted: "notAText"))
            return nil
        }
        let lengths = options.lengths ?? (options.isRequired ? 1 : 0)...2_000
        let tidy = text.tidied
        guard !tidy.unicodeScalars.contains(where: { $0 == "\0" }) else {
            problems.append(FieldProblem(pointer, "zeroByte"))
            return nil
        }
        if tidy.isEmpty, lengths.lowerBound > 0 {
            problems.append(FieldProblem(pointer, "required"))
            return nil
        }
        // Code points, as JSON Schema counts: one character may drag along a thousand marks.
        let length = tidy.unicodeScalars.count
        guard lengths.contains(length) else {
            problems.append(
                FieldProblem(
                    pointer, length < lengths.lowerBound ? "tooShort" : "tooLong",
                    [
                        "least": String(lengths.lowerBound), "most": String(lengths.upperBound),
                        "length": String(length),
                    ]))
            return nil
        }
        return tidy
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(json.masks(dataClass) ? masked : self)
    }

    /// What is shown instead of it where it is personal.
    var masked: String { isEmpty ? "" : "•••" }
}

extension String {
    /// Without blanks around it, its letters composed. Most texts are so already, which Foundation
    /// takes several times as long to find.
    fileprivate var tidied: String {
        isTidy
            ? self
            : trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    }

    /// Whether it surely is: letters of the Latin and Cyrillic blocks, which are composed, and no blank
    /// at either end.
    private var isTidy: Bool {
        guard let first = unicodeScalars.first, let last = unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace
        else { return isEmpty }
        return unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 0..<0x300, 0x400..<0x483, 0x48A..<0x530: true
            default: false
            }
        }
    }
}

extension Int: FieldValue {
    public static var shape: Shape { .integer(Int.min...Int.max) }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Int? {
        guard case .number(let digits) = json, let number = Int(digits) else {
            problems.append(.unexpected(json, at: pointer, wanted: "notANumber"))
            return nil
        }
        return number
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) { json.write(self) }
}

extension Double: FieldValue {
    public static var shape: Shape { .number }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Double? {
        guard case .number(let digits) = json, let number = Double(digits) else {
            problems.append(.unexpected(json, at: pointer, wanted: "notANumber"))
            return nil
        }
        return number
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) { json.write(self) }
}

extension Bool: FieldValue {
    public static var shape: Shape { .boolean }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Bool? {
        guard case .bool(let flag) = json else {
            problems.append(.unexpected(json, at: pointer, wanted: "notAFlag"))
            return nil
        }
        return flag
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) { json.write(self) }
}

extension UUID: FieldValue {
    public static var shape: Shape { .uuid }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> UUID? {
        read(text: json, at: pointer, otherwise: "notAnId", into: &problems) {
            UUID(uuidString: $0)
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(id: self)
    }
}

extension Date: FieldValue {
    public static var shape: Shape { .instant }

    public static func read(
        _ json: JSON, at pointer: Pointer, obeying options: FieldOptions,
        into problems: inout [FieldProblem]
    ) -> Date? {
        read(text: json, at: pointer, otherwise: "notAnInstant", into: &problems) {
            try? Date($0, strategy: .iso8601)
        }
    }

    public func write(to json: inout JSONWriter, masking dataClass: DataClass) {
        json.write(plain: formatted(.iso8601))
    }
}

extension FieldProblem {
    /// A value of another type; an explicit null is told as what is missing.
    static func unexpected(_ json: JSON, at pointer: Pointer, wanted code: String) -> FieldProblem {
        FieldProblem(pointer, json == .null ? "required" : code)
    }
}

extension UUID {
    /// The id in lower case: `0198f3a2-…`.
    public var text: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            spell(into: buffer)
            return 36
        }
    }

    /// Writes the 36 characters of the id.
    func spell(into buffer: UnsafeMutableBufferPointer<UInt8>) {
        withUnsafeBytes(of: uuid) { bytes in
            var position = 0
            for (index, byte) in bytes.enumerated() {
                if index == 4 || index == 6 || index == 8 || index == 10 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                buffer[position] = Self.digit(byte >> 4)
                buffer[position + 1] = Self.digit(byte & 15)
                position += 2
            }
        }
    }

    private static func digit(_ half: UInt8) -> UInt8 {
        half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
    }

    /// The id of nothing (RFC 9562, 5.9): all zeros, for records that have none yet.
    public static let blank = UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))

    /// A new id of version 7 (RFC 9562): the time in milliseconds, then chance.
    public static func v7(at time: Date = Date()) -> UUID {
        // Foundation's UUID() opens /dev/urandom for every id.
        var chance = SystemRandomNumberGenerator()
        let words = (chance.next(), chance.next())
        var bytes = withUnsafeBytes(of: words) { $0.loadUnaligned(as: uuid_t.self) }
        let milliseconds = UInt64(max(0, time.timeIntervalSince1970 * 1_000))
        bytes.0 = UInt8(truncatingIfNeeded: milliseconds >> 40)
        bytes.1 = UInt8(truncatingIfNeeded: milliseconds >> 32)
        bytes.2 = UInt8(truncatingIfNeeded: milliseconds >> 24)
        bytes.3 = UInt8(truncatingIfNeeded: milliseconds >> 16)
        bytes.4 = UInt8(truncatingIfNeeded: milliseconds >> 8)
        bytes.5 = UInt8(truncatingIfNeeded: milliseconds)
        bytes.6 = bytes.6 & 0x0F | 0x70
        bytes.8 = bytes.8 & 0x3F | 0x80
        return UUID(uuid: bytes)
    }
}
