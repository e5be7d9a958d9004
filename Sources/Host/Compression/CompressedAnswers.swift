import HTTPTypes
import Hummingbird
import NIOCore

/// Makes answers smaller for those who take gzip: pages, JSON, feeds, tables.
///
/// What is short, or compressed already, goes as it is; so do the pages of who is signed in, whose forms hold a
/// secret: its letters could be told by the sizes of pages that repeat what was asked (BREACH).
struct CompressedAnswers: RouterMiddleware {
    typealias Context = WebContext

    /// Below this a packet is no smaller. In bytes.
    static let least = 1_024
    /// Up to this an answer is compressed before it goes, so that its length is known.
    private static let atOnce = 1 << 20

    func handle(
        _ request: WebRequest, context: WebContext,
        next: (WebRequest, WebContext) async throws -> WebResponse
    ) async throws -> WebResponse {
        var response = try await next(request, context)
        let length = response.body.contentLength
        guard length.map({ $0 >= Self.least }) ?? true, response.isText else { return response }
        response.headers[.vary] =
            response.headers[.vary].map { "\($0), Accept-Encoding" } ?? "Accept-Encoding"
        guard request.method != .head,
            let accepted = request.headers[.acceptEncoding], AcceptedEncodings.haveGzip(accepted),
            !response.isPage || request.cookie(CookieName.session) == nil
        else { return response }
        response.headers[.contentEncoding] = "gzip"
        response.headers[.contentLength] = nil
        // The bytes are others than those that the tag was made for; what they say is the same.
        if let tag = response.headers[.eTag], !tag.hasPrefix("W/") {
            response.headers[.eTag] = "W/\(tag)"
        }
        response.body =
            length.map { $0 <= Self.atOnce } ?? false
            ? try await Gzip.whole(response.body) : Gzip.streamed(response.body)
        return response
    }
}

extension WebResponse {
    fileprivate var isPage: Bool { headers[.contentType]?.hasPrefix("text/html") ?? false }

    /// Whether it is words, as they are, and all of them.
    fileprivate var isText: Bool {
        guard status != .partialContent, headers[.contentEncoding] == nil,
            headers[.acceptRanges] == nil, let type = headers[.contentType]
        else { return false }
        return type.hasPrefix("text/") || type.hasPrefix("application/json")
            || type.hasPrefix("application/jsonl") || type.hasPrefix("application/problem+json")
            || type.hasPrefix("application/atom+xml")
    }
}

/// What a client says of `Content-Encoding`, RFC 9110, 12.5.3.
enum AcceptedEncodings {
    static func haveGzip(_ header: String) -> Bool {
        var others = false
        for part in header.split(separator: ",") {
            let words = part.split(separator: ";").map {
                $0.filter { !$0.isWhitespace }.lowercased()
            }
            let isTaken = !words.dropFirst().contains { word in
                word.hasPrefix("q=") && Double(word.dropFirst(2)) == 0
            }
            if words.first == "gzip" || words.first == "x-gzip" { return isTaken }
            if words.first == "*" { others = isTaken }
        }
        return others
    }
}
