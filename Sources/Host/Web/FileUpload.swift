import HTTPTypes
import Hummingbird
import PluginKit

/// A file on its way in: what it is called is known, its bytes still come and can be had once.
final class FileUpload: AsyncSequence, AsyncIteratorProtocol {
    /// As sent.
    let name: String
    let mediaType: String?
    /// The fields of the form that stood before the file.
    let fields: [String: String]
    private let source: () async throws -> [UInt8]?
    private(set) var isBegun = false
    private var isOver = false

    private init(
        _ name: String, _ mediaType: String?, fields: [String: String] = [:],
        _ source: @escaping () async throws -> [UInt8]?
    ) {
        self.name = name
        self.mediaType = mediaType
        self.fields = fields
        self.source = source
    }

    /// Begins to read a file: from the part of a form that has one, or from the whole body.
    /// - Parameters:
    ///   - name: What the caller calls it; over the name that the form tells.
    ///   - limit: Bytes; a body that says itself that it is longer is refused at once.
    static func begin(
        _ request: WebRequest, named name: String?, limit: Int
    ) async throws -> FileUpload {
        let type = request.headers[.contentType]
        let isForm = type?.lowercased().hasPrefix("multipart/form-data") ?? false
        let length = request.headers[.contentLength].flatMap(Int.init) ?? 0
        guard length <= limit + (isForm ? roomOfForm : 0) else { throw FileTooLarge(limit: limit) }
        guard isForm else {
            var body = request.body.makeAsyncIterator()
            return FileUpload(name ?? "", type) {
                try await body.next().map { [UInt8]($0.readableBytesView) }
            }
        }
        let form = try FileForm(of: request)
        guard let part = try await form.readToFile() else { throw FileRefused.nameless }
        return FileUpload(
            name ?? part.filename ?? "", part.contentType, fields: form.fields
        ) { try await form.next() }
    }

    /// What the other parts of a form may take.
    private static let roomOfForm = 131_072

    func makeAsyncIterator() -> FileUpload { self }

    func next() async throws -> [UInt8]? {
        isBegun = true
        guard !isOver else { return nil }
        let bytes = try await source()
        // The body of a request whose task is cancelled seems to end.
        if bytes == nil { try Task.checkCancellation() }
        isOver = bytes == nil
        return bytes
    }
}

/// A form with one file, read event by event.
private final class FileForm {
    private var body: RequestBody.AsyncIterator
    private var reader: MultipartReader
    /// Read and not yet looked at, in reverse.
    private var events: [MultipartEvent] = []
    private(set) var fields: [String: String] = [:]

    init(of request: WebRequest) throws {
        body = request.body.makeAsyncIterator()
        do {
            // How long the file may be is judged by who keeps it.
            reader = try MultipartReader(
                contentType: request.headers[.contentType] ?? "",
                limits: MultipartLimits(partBytes: .max))
        } catch {
            throw MalformedForm(reason: error.description)
        }
    }

    /// Gathers the fields before the file; nil where the form has none.
    func readToFile() async throws -> MultipartPart? {
        var field: MultipartPart?
        while let event = try await nextEvent() {
            switch event {
            case .part(let part):
                if part.filename != nil { return part }
                field = part
            case .body(let piece):
                guard let field else { continue }
                let text = (fields[field.name] ?? "") + String(decoding: piece, as: UTF8.self)
                guard text.utf8.count <= 4_096 else { throw BodyTooLarge(limit: 4_096) }
                fields[field.name] = text
            case .partEnd, .end: field = nil
            }
        }
        return nil
    }

    /// The next bytes of the file; nil when it is complete and nothing stands behind it.
    func next() async throws -> [UInt8]? {
        var isBehind = false
        while let event = try await nextEvent() {
            switch event {
            case .body(let piece) where !isBehind: return Array(piece)
            case .part(let part) where part.filename != nil: throw FileRefused.several
            case .body, .part, .end: continue
            case .partEnd: isBehind = true
            }
        }
        return nil
    }

    private func nextEvent() async throws -> MultipartEvent? {
        do {
            while events.isEmpty {
                guard let chunk = try await body.next() else {
                    try reader.finish()
                    return nil
                }
                try reader.read([UInt8](chunk.readableBytesView)) { events.append($0) }
                events.reverse()
            }
        } catch let problem as MultipartProblem {
            throw MalformedForm(reason: problem.description)
        }
        return events.popLast()
    }
}
