import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PluginKit
import PostgresStore

/// The bytes of a file as an answer, part by part: never the whole of it in memory.
struct FileContent: Sendable {
    let file: KeptFile
    let database: Database

    /// Whether the caller has these very bytes.
    func isKnown(to request: WebRequest) -> Bool {
        request.headers[.ifNoneMatch].map { ETag.list($0, names: tag) } ?? false
    }

    var unchanged: WebResponse {
        WebResponse(
            status: .notModified, headers: [.eTag: tag, .cacheControl: caching])
    }

    var response: WebResponse {
        var headers: HTTPFields = [
            .contentType: contentType, .eTag: tag, .cacheControl: caching,
            .contentDisposition: disposition,
        ]
        // What a browser does not show by itself must not run in it either.
        if !isShown { headers[.contentSecurityPolicy] = Self.harmless }
        let parts = FileParts(file: file, source: database)
        return WebResponse(
            status: .ok, headers: headers,
            body: .init(contentLength: file.size) { writer in
                for try await part in parts { try await writer.write(ByteBuffer(bytes: part)) }
                try await writer.finish(nil)
            })
    }

    private static let harmless = "default-src 'none'; frame-ancestors 'none'; sandbox"

    private var tag: String { "\"\(file.hash)\"" }

    /// What is about persons stays in no cache of a shared computer.
    private var caching: String {
        switch file.dataClass {
        case .public, .workContact: "private, no-cache"
        case .personal, .identifier: "no-store"
        }
    }

    private var contentType: String {
        file.mediaType.hasPrefix("text/") ? "\(file.mediaType); charset=utf-8" : file.mediaType
    }

    /// Types that a browser shows without a program of the file's own.
    private var isShown: Bool {
        [FileType.pdf, .png, .jpeg].map(\.mediaType).contains(file.mediaType)
    }

    /// The name in ASCII for old programs, and as it is. (RFC 6266, RFC 8187)
    private var disposition: String {
        let ascii = String(
            file.name.unicodeScalars.map { scalar in
                scalar.isASCII && !"\"\\%".unicodeScalars.contains(scalar)
                    ? Character(scalar) : "_"
            })
        let name = file.name.addingPercentEncoding(withAllowedCharacters: .extendedValue) ?? ascii
        return
            "\(isShown ? "inline" : "attachment"); filename=\"\(ascii)\"; filename*=UTF-8''\(name)"
    }
}

extension CharacterSet {
    /// `attr-char` of RFC 8187.
    fileprivate static let extendedValue = CharacterSet(
        charactersIn: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$&+-.^_`|~")
}
