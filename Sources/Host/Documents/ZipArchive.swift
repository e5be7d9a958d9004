/// An archive of a few files as they are, uncompressed, each with the same date: so the same files give the same
/// bytes.
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    mutating func add(_ name: String, _ content: [UInt8]) {
        let start = UInt32(bytes.count)
        let size = UInt32(content.count)
        // Version 2.0, names in UTF-8, stored, 1 January 1980, checksum, sizes, length of the name.
        let described =
            Self.little(20 as UInt16) + Self.little(0x0800 as UInt16) + Self.little(0 as UInt16)
            + Self.little(0 as UInt16) + Self.little(0x21 as UInt16)
            + Self.little(CyclicRedundancy.checksum(of: content)) + Self.little(size)
            + Self.little(size) + Self.little(UInt16(name.utf8.count)) + Self.little(0 as UInt16)
        bytes += Self.little(0x0403_4b50 as UInt32) + described + Array(name.utf8) + content
        directory += Self.little(0x0201_4b50 as UInt32) + Self.little(20 as UInt16) + described
        directory += [UInt8](repeating: 0, count: 10) + Self.little(start) + Array(name.utf8)
        count += 1
    }

    /// The whole archive.
    var whole: [UInt8] {
        let end =
            Self.little(0x0605_4b50 as UInt32) + Self.little(0 as UInt32) + Self.little(count)
            + Self.little(count) + Self.little(UInt32(directory.count))
            + Self.little(UInt32(bytes.count)) + Self.little(0 as UInt16)
        return bytes + directory + end
    }

    private static func little(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}

/// The checksum CRC-32 of archives.
enum CyclicRedundancy {
    private static let table: [UInt32] = (0..<256 as Range<UInt32>).map { byte in
        (0..<8).reduce(byte) { rest, _ in rest & 1 == 1 ? 0xEDB8_8320 ^ rest >> 1 : rest >> 1 }
    }

    static func checksum(of bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0 as UInt32) { sum, byte in
            table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
        }
    }
}
