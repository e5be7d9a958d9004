import HTTPTypes
import Hummingbird
import NIOCore

/// Styles, scripts, fonts and pictures at `/assets/<owner>/<hash>/<path>`, held in memory.
///
/// The hash is of the owner's whole folder, so that a browser may keep what it has forever and sees a
/// new release at once.
struct AssetRoutes: Sendable {
    private let files: [String: Asset]

    struct Asset: Sendable {
        let type: String
        let bytes: ByteBuffer
        /// The same, compressed by the build (`<path>.gz`).
        let compressed: ByteBuffer?
    }

    init(_ library: AssetLibrary) {
        var files: [String: Asset] = [:]
        for (path, file) in library.files where !path.hasSuffix(".gz") {
            files[path] = Asset(
                type: MediaTypes.type(of: path), bytes: ByteBuffer(bytes: file),
                compressed: library.files["\(path).gz"].map { ByteBuffer(bytes: $0) })
        }
        self.files = files
    }

    func add(to router: Router<WebContext>) {
        router.get("/assets/**") { request, _ in
            guard let asset = files[request.uri.path] else { throw HTTPError(.notFound) }
            return response(asset, to: request)
        }
    }

    private func response(_ asset: Asset, to request: WebRequest) -> WebResponse {
        var headers: HTTPFields = [
            .contentType: asset.type,
            .cacheControl: "public, max-age=31536000, immutable",
            .vary: "Accept-Encoding",
        ]
        let takesGzip = request.headers[.acceptEncoding]?.contains("gzip") ?? false
        if takesGzip, let compressed = asset.compressed {
            headers[.contentEncoding] = "gzip"
            return WebResponse(status: .ok, headers: headers, body: .init(byteBuffer: compressed))
        }
        return WebResponse(status: .ok, headers: headers, body: .init(byteBuffer: asset.bytes))
    }
}

private enum MediaTypes {
    static func type(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "json": "application/json"
        default: "application/octet-stream"
        }
    }
}
