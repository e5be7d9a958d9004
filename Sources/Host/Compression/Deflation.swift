import CZlib

/// Makes what is written to it smaller, part by part: DEFLATE, RFC 1951.
///
/// The same parts give the same bytes.
struct Deflation: ~Copyable {
    /// It stays where it is: the library remembers its address.
    private let stream: UnsafeMutablePointer<z_stream>

    /// What stands around the smaller bytes.
    enum Frame {
        case none
        /// RFC 1952.
        case gzip
    }

    /// What a part is to those that follow.
    enum Part {
        /// Some of its smaller bytes come with later parts.
        case inner
        /// Can be read before the next one comes.
        case whole
        /// Nothing more follows; the next part is then the first of another content.
        case end
    }

    init(_ frame: Frame) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let window = frame == .gzip ? MAX_WBITS + 16 : -MAX_WBITS
        let answer = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, window, 8, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(
            answer == Z_OK, "zlib is another one than this was built for, or memory is out")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// - Parameter output: Where the smaller bytes are added.
    mutating func compress(_ bytes: [UInt8], _ part: Part, to output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { input in
            // The library reads from there only, though its type does not say so.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            repeat { pump(part, to: &output) } while stream.pointee.avail_out == 0
        }
        if part == .end { deflateReset(stream) }
    }

    private static let room = 1 << 16

    private mutating func pump(_ part: Part, to output: inout [UInt8]) {
        let flush =
            switch part {
            case .inner: Z_NO_FLUSH
            case .whole: Z_SYNC_FLUSH
            case .end: Z_FINISH
            }
        output += [UInt8](unsafeUninitializedCapacity: Self.room) { buffer, count in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(Self.room)
            deflate(stream, flush)
            count = Self.room - Int(stream.pointee.avail_out)
        }
    }
}
