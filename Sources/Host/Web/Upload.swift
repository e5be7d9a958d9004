import HTTPTypes
import Hummingbird
import PluginKit

/// A file that was sent, with the plain fields of the form that sent it.
///
/// `multipart/form-data` from a page, or the bytes of a table themselves (`text/csv`).
struct Upload {
    private(set) var fileName: String?
    private(set) var bytes: [UInt8]
    private(set) var fields: [String: String] = [:]

    init(fileName: String? = nil, bytes: [UInt8] = []) {
        self.fileName = fileName
        self.bytes = bytes
    }

    static func read(_ request: WebRequest, limit: Int) async throws -> Upload {
        let type = request.headers[.contentType]?.lowercased() ?? ""
        if type.hasPrefix("multipart/form-data") {
            return try await readForm(request, limit: limit)
        }
        guard tables.contains(where: type.hasPrefix) else {
            throw UnsupportedContent(
                wanted: "text/csv, \(FileType.xlsx.mediaType), multipart/form-data")
        }
        var upload = Upload()
        upload.bytes = try await request.body(upTo: limit)
        return upload
    }

    private static let tables = [
        FileType.csv.mediaType, FileType.xlsx.mediaType, "application/octet-stream",
    ]

    private static func readForm(_ request: WebRequest, limit: Int) async throws -> Upload {
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            throw BodyTooLarge(limit: limit)
        }
        var upload = Upload()
        do {
            // How long a part may be is judged below, by what it is.
            var reader = try MultipartReader(
                contentType: request.headers[.contentType] ?? "",
                limits: MultipartLimits(partBytes: .max))
            var part: MultipartPart?
            for try await chunk in request.body {
                try reader.read([UInt8](chunk.readableBytesView)) { event in
                    try upload.take(event, &part, limit: limit)
                }
            }
            try reader.finish()
        } catch let problem as MultipartProblem {
            throw MalformedForm(reason: problem.description)
        }
        return upload
    }

    private mutating func take(
        _ event: MultipartEvent, _ part: inout MultipartPart?, limit: Int
    ) throws {
        switch event {
        case .part(let begun):
            part = begun
            if let name = begun.filename { fileName = name }
        case .body(let piece):
            guard let part else { return }
            if part.filename != nil {
                guard bytes.count + piece.count <= limit else { throw BodyTooLarge(limit: limit) }
                bytes.append(contentsOf: piece)
            } else {
                let text = (fields[part.name] ?? "") + String(decoding: piece, as: UTF8.self)
                guard text.utf8.count <= 65_536 else { throw BodyTooLarge(limit: limit) }
                fields[part.name] = text
            }
        case .partEnd, .end: part = nil
        }
    }
}

/// A form with a file that cannot be taken apart.
struct MalformedForm: Refusal {
    let reason: String
    var consequence: Consequence { .malformed }
    var message: Message { Message("host.refusal.malformedForm", ["reason": reason]) }
}
