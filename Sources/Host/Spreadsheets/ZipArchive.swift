import CZlib

/// An archive that is written part by part, however long it is, and never goes back: what a file weighs is said
/// after it. Each file has the same date, so the same files give the same bytes.
struct ZipArchive: ~Copyable {
    /// What was made and not taken yet.
    private var bytes: [UInt8] = []
    /// How many bytes were taken.
    private var taken = 0
    private var directory: [UInt8] = []
    private var count: UInt16 = 0
    private var file = File(name: "", start: 0)
    private var deflation = Deflation(.none)

    /// The longest file, before it is made smaller; also that of the whole.
    static let limit = Int(UInt32.max)

    private struct File {
        let name: String
        let start: Int
        var checksum: uLong = 0
        var size = 0
        var compressedSize = 0
    }

    mutating func add(_ name: String, _ content: [UInt8]) {
        begin(name)
        write(content)
        end()
    }

    mutating func begin(_ name: String) {
        file = File(name: name, start: taken + bytes.count)
        bytes += Self.little(0x0403_4b50 as UInt32) + Self.head(of: file, isWritten: false)
    }

    mutating func write(_ content: [UInt8], _ part: Deflation.Part = .inner) {
        let before = bytes.count
        file.checksum = crc32(file.checksum, content, UInt32(content.count))
        file.size += content.count
        deflation.compress(content, part, to: &bytes)
        file.compressedSize += bytes.count - before
    }

    mutating func end() {
        write([], .end)
        bytes += Self.little(0x0807_4b50 as UInt32) + Self.weights(of: file)
        directory += Self.little(0x0201_4b50 as UInt32) + Self.little(20 as UInt16)
        let head = Self.head(of: file, isWritten: true)
        let name = file.name.utf8.count
        directory += head.dropLast(name) + [UInt8](repeating: 0, count: 10)
        directory += Self.little(UInt32(file.start)) + Array(file.name.utf8)
        count += 1
    }

    /// After the last file.
    mutating func finish() {
        let start = UInt32(taken + bytes.count)
        bytes += directory
        bytes += Self.little(0x0605_4b50 as UInt32) + Self.little(0 as UInt32)
        bytes += Self.little(count) + Self.little(count)
        bytes += Self.little(UInt32(directory.count)) + Self.little(start)
        bytes += Self.little(0 as UInt16)
    }

    /// What was made since it was last taken.
    mutating func take() -> [UInt8] {
        defer { bytes = [] }
        taken += bytes.count
        return bytes
    }

    /// Version 2.0, names in UTF-8 and weights afterwards, DEFLATE, 1 January 1980; weights, length of the name, name.
    private static func head(of file: File, isWritten: Bool) -> [UInt8] {
        little(20 as UInt16) + little(0x0808 as UInt16) + little(8 as UInt16)
            + little(0 as UInt16) + little(0x21 as UInt16)
            + (isWritten ? weights(of: file) : [UInt8](repeating: 0, count: 12))
            + little(UInt16(file.name.utf8.count)) + little(0 as UInt16) + Array(file.name.utf8)
    }

    private static func weights(of file: File) -> [UInt8] {
        little(UInt32(truncatingIfNeeded: file.checksum)) + little(UInt32(file.compressedSize))
            + little(UInt32(file.size))
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
