import HTTPTypes
import Hummingbird
import NIOCore

/// The body of an answer as gzip.
enum Gzip {
    /// One that is short enough to be held.
    static func whole(_ body: ResponseBody) async throws -> ResponseBody {
        let gathered = Gathered()
        try await body.write(Gathering(bytes: gathered))
        var deflation = Deflation(.gzip)
        var bytes: [UInt8] = []
        deflation.compress(gathered.bytes, .end, to: &bytes)
        return ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
    }

    /// One that is as long as it likes: each part goes when it is there.
    static func streamed(_ body: ResponseBody) -> ResponseBody {
        ResponseBody { writer in
            try await body.write(Compressing(next: writer, stream: Stream()))
        }
    }

    private final class Gathered {
        var bytes: [UInt8] = []
    }

    private struct Gathering: ResponseBodyWriter {
        let bytes: Gathered

        mutating func write(_ buffer: ByteBuffer) async throws {
            bytes.bytes += buffer.readableBytesView
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }

    private final class Stream {
        private var deflation = Deflation(.gzip)

        func compressed(_ bytes: [UInt8], _ part: Deflation.Part) -> ByteBuffer {
            var output: [UInt8] = []
            deflation.compress(bytes, part, to: &output)
            return ByteBuffer(bytes: output)
        }
    }

    private struct Compressing: ResponseBodyWriter {
        var next: any ResponseBodyWriter
        let stream: Stream

        mutating func write(_ buffer: ByteBuffer) async throws {
            try await next.write(stream.compressed(Array(buffer.readableBytesView), .whole))
        }

        consuming func finish(_ trailingHeaders: HTTPFields?) async throws {
            var next = next
            try await next.write(stream.compressed([], .end))
            try await next.finish(trailingHeaders)
        }
    }
}
