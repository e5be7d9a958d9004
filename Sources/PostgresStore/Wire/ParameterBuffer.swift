import Foundation

/// Bound values in the form that libpq takes, in memory that is used again and again.
struct ParameterBuffer: ~Copyable {
    private var bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
    private var used = 0
    private(set) var values: [UnsafePointer<CChar>?] = []
    private(set) var lengths: [Int32] = []
    private(set) var formats: [Int32] = []

    deinit { bytes.deallocate() }

    /// Replaces the content by these values.
    mutating func fill(_ bindings: [SQL.Binding]) {
        values.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        formats.removeAll(keepingCapacity: true)
        used = 0
        reserve(bindings.reduce(0) { $0 + $1.value.sentSize })
        for binding in bindings { add(binding.value) }
    }

    private mutating func reserve(_ size: Int) {
        guard size > bytes.count else { return }
        bytes.deallocate()
        bytes = .allocate(byteCount: size, alignment: 1)
    }

    private mutating func add(_ value: SQLParameter) {
        switch value {
        case .null: put(nil as UnsafePointer<CChar>?, length: 0, format: 0)
        case .text(let text): put(copy(text.utf8), format: 0)
        case .uuid(let uuid):
            put(withUnsafeBytes(of: uuid.uuid) { copy(LowercaseUUID(bytes: $0)) }, format: 0)
        case .bytes(let bytes): put(copy(bytes), format: 1)
        }
    }

    private mutating func put(_ slice: (UnsafePointer<CChar>, Int), format: Int32) {
        put(slice.0, length: slice.1, format: format)
    }

    private mutating func put(_ start: UnsafePointer<CChar>?, length: Int, format: Int32) {
        values.append(start)
        lengths.append(Int32(length))
        formats.append(format)
    }

    /// Copies the bytes and ends them with zero.
    private mutating func copy(_ source: some Collection<UInt8>) -> (UnsafePointer<CChar>, Int) {
        let room = UnsafeMutableRawBufferPointer(rebasing: bytes[used...])
        let count = source.count
        room.copyBytes(from: source)
        room[count] = 0
        used += count + 1
        let start = room.bindMemory(to: CChar.self).baseAddress.unsafelyUnwrapped
        return (UnsafePointer(start), count)
    }
}

/// The 36 characters of a UUID, without a string.
private struct LowercaseUUID: RandomAccessCollection {
    let bytes: UnsafeRawBufferPointer
    let startIndex = 0
    let endIndex = 36

    subscript(position: Int) -> UInt8 {
        switch position {
        case 8, 13, 18, 23: return UInt8(ascii: "-")
        default:
            let dashes =
                (position > 8).one + (position > 13).one + (position > 18).one
                + (position > 23).one
            let digit = position - dashes
            let half = digit % 2 == 0 ? bytes[digit / 2] >> 4 : bytes[digit / 2] & 15
            return half < 10 ? UInt8(ascii: "0") + half : UInt8(ascii: "a") + half - 10
        }
    }
}

extension Bool {
    fileprivate var one: Int { self ? 1 : 0 }
}

extension SQLParameter {
    /// The bytes it takes in the buffer, its closing zero included.
    fileprivate var sentSize: Int {
        switch self {
        case .null: 0
        case .text(let text): text.utf8.count + 1
        case .uuid: 37
        case .bytes(let bytes): bytes.count + 1
        }
    }
}

extension SQL {
    /// Refuses what libpq would cut short or turn down.
    func checkSendable() throws(UnsendableStatement) {
        guard bindings.count <= 65_535 else {
            throw UnsendableStatement(reason: "it binds more than 65535 values")
        }
        for case .text(let text) in bindings.lazy.map(\.value) where text.utf8.contains(0) {
            throw UnsendableStatement(reason: "a text holds the character U+0000")
        }
    }
}
