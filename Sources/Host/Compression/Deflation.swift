import CZlib

/// Makes what is written to it smaller, part by part: DEFLATE, RFC 1951, without a head of its own.
///
/// The same parts give the same bytes.
struct Deflation: ~Copyable {
    /// It stays where it is: the library remembers its address.
    private let stream: UnsafeMutablePointer<z_stream>

    init() {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let answer = deflateInit2_(
            stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY,
            ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(
            answer == Z_OK, "zlib is another one than this was built for, or memory is out")
    }

    deinit {
        deflateEnd(stream)
        stream.deallocate()
    }

    /// - Parameters:
    ///   - isLast: Whether nothing more follows; the next part is then the first of another content.
    ///   - output: Where the smaller bytes are added; some of them come with later parts.
    mutating func compress(_ bytes: [UInt8], isLast: Bool, to output: inout [UInt8]) {
        bytes.withUnsafeBufferPointer { input in
            // The library reads from there only, though its type does not say so.
            stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
            stream.pointee.avail_in = UInt32(input.count)
            repeat {
                pump(isLast ? Z_FINISH : Z_NO_FLUSH, to: &output)
            } while stream.pointee
                .avail_out == 0
        }
        if isLast { deflateReset(stream) }
    }

    private static let room = 1 << 16

    private mutating func pump(_ flush: Int32, to output: inout [UInt8]) {
        output += [UInt8](unsafeUninitializedCapacity: Self.room) { buffer, count in
            stream.pointee.next_out = buffer.baseAddress
            stream.pointee.avail_out = UInt32(Self.room)
            deflate(stream, flush)
            count = Self.room - Int(stream.pointee.avail_out)
        }
    }
}
