import Foundation
import HTTPTypes
import Host
import Hummingbird
import NIOCore
public import PluginKit
import Synchronization

/// Calls a host as a program or a browser does.
public struct Client: Sendable {
    let host: AssembledHost
    /// From where it calls.
    public var address = "192.0.2.1"
    /// Headers that every call carries.
    public var headers: [String: String] = [:]

    /// Gets a page or a resource.
    public func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await call("GET", path, headers: headers)
    }

    /// Posts JSON.
    public func post(_ path: String, _ json: JSON, headers: [String: String] = [:]) async throws
        -> Answer
    {
        try await call("POST", path, Array(json.text.utf8), "application/json", headers: headers)
    }

    /// Puts JSON; `revision` goes into `If-Match`.
    public func put(_ path: String, _ json: JSON, revision: Int? = nil) async throws -> Answer {
        let condition = revision.map { ["If-Match": "\"\($0)\""] } ?? [:]
        return try await call(
            "PUT", path, Array(json.text.utf8), "application/json", headers: condition)
    }

    /// Sends a form as a browser does.
    public func submit(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        let body = fields.map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(
            separator: "&")
        return try await call("POST", path, Array(body.utf8), "application/x-www-form-urlencoded")
    }

    /// Sends bytes of a type.
    public func send(
        _ path: String, _ bytes: [UInt8], type: String, headers: [String: String] = [:]
    ) async throws -> Answer {
        try await call("POST", path, bytes, type, headers: headers)
    }

    /// Gets a long answer, of which each part is told when it comes; the next one waits so long.
    public func get(
        _ path: String, part take: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws -> Answer {
        try await call("GET", path, part: take)
    }

    public func call(
        _ method: String, _ path: String, _ body: [UInt8] = [], _ type: String? = nil,
        headers extra: [String: String] = [:],
        part take: @escaping @Sendable ([UInt8]) async throws -> Void = { _ in }
    ) async throws -> Answer {
        var fields = HTTPFields()
        for (name, value) in headers.merging(extra, uniquingKeysWith: { $1 }) {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        if let type { fields[.contentType] = type }
        if !body.isEmpty { fields[.contentLength] = String(body.count) }
        let head = HTTPRequest(
            method: .init(method) ?? .get, scheme: "http", authority: "localhost", path: path,
            headerFields: fields)
        let response = try await host.respond(
            to: Hummingbird.Request(head: head, body: .init(buffer: ByteBuffer(bytes: body))),
            from: address)
        return try await Answer(response, part: take)
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? text
    }
}

/// What a host answered.
public struct Answer: Sendable {
    public let status: Int
    public let headers: [String: String]
    public let cookies: [String: String]
    public let bytes: [UInt8]

    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The body as JSON; null where it is none.
    public var json: JSON { (try? JSONParser.parse(bytes)) ?? .null }

    /// The revision that `ETag` tells.
    public var revision: Int? {
        headers["etag"].flatMap { Int($0.trimmingCharacters(in: .init(charactersIn: "\""))) }
    }

    init(
        _ response: Hummingbird.Response,
        part take: @escaping @Sendable ([UInt8]) async throws -> Void
    ) async throws {
        status = response.status.code
        var headers: [String: String] = [:]
        var cookies: [String: String] = [:]
        for field in response.headers {
            headers[field.name.canonicalName] = field.value
            guard field.name == .setCookie,
                let pair = field.value.split(separator: ";").first?.split(
                    separator: "=", maxSplits: 1, omittingEmptySubsequences: false), pair.count == 2
            else { continue }
            cookies[String(pair[0])] = String(pair[1])
        }
        self.headers = headers
        self.cookies = cookies
        let collected = Collected(take: take)
        try await response.body.write(collected)
        bytes = collected.bytes.withLock { $0 }
    }
}

/// Gathers the body of a response.
private final class Collected: ResponseBodyWriter {
    let bytes = Mutex<[UInt8]>([])
    private let take: @Sendable ([UInt8]) async throws -> Void

    init(take: @escaping @Sendable ([UInt8]) async throws -> Void) { self.take = take }

    func write(_ buffer: ByteBuffer) async throws {
        try await take([UInt8](buffer.readableBytesView))
        bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
    }

    consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
