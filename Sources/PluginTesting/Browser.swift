import Foundation
public import PluginKit
import Synchronization

/// Opens pages and sends forms as a person's browser does: keeps cookies, follows redirections, and
/// sends a form with what stands in it beside what is filled in.
public final class Browser: Sendable {
    private let client: Client
    private let cookies = Mutex<[String: String]>([:])

    init(client: Client) { self.client = client }

    /// Opens a page, following redirections.
    public func open(_ path: String) async throws -> Answer {
        try await follow(client.get(path, headers: cookieHeader))
    }

    /// Opens the page with the form, fills in the fields and sends it with all else that stands there.
    /// - Parameter target: Where the form is sent; to the page itself where none is named.
    public func fill(
        _ path: String, to target: String? = nil, _ fields: [(String, String)]
    ) async throws -> Answer {
        let target = target ?? path
        let form = FilledForm(
            of: try await open(path).text, with: Set(fields.map(\.0)), sentTo: target)
        let answer = try await client.with(cookieHeader).submit(
            target, form.filled(with: fields))
        return try await follow(answer)
    }

    /// Opens the page with the form for a file, chooses one and sends it.
    /// - Parameters:
    ///   - fields: What else is filled in, before the file.
    ///   - token: Sent in the place of the form's own.
    public func attach(
        _ path: String, to target: String, _ bytes: [UInt8], named name: String,
        fields: [(String, String)] = [], token: String? = nil
    ) async throws -> Answer {
        let page = try await open(path)
        let own =
            page.text.firstMatch(of: /name="_csrf" value="([^"]*)"/).map { String($0.1) } ?? ""
        let form = FormWithFile(
            fields: [("_csrf", token ?? own)] + fields, name: name, bytes: bytes)
        return try await follow(
            client.send(target, form.body, type: form.type, headers: cookieHeader))
    }

    /// Posts JSON as a script of a page would, with the cookies and nothing more.
    public func post(_ path: String, _ json: JSON) async throws -> Answer {
        try await client.post(path, json, headers: cookieHeader)
    }

    /// Signs in, and changes a one-time password where it must be.
    public func signIn(email: String, password: String) async throws {
        let answer = try await fill(
            "/en/signin", [("email", email), ("password", password)])
        guard answer.status == 200, cookies.withLock({ $0["arna_session"] }) != nil else {
            throw NotSignedIn(page: answer.text)
        }
    }

    private var cookieHeader: [String: String] {
        let pairs = cookies.withLock { $0.map { "\($0.key)=\($0.value)" } }
        return pairs.isEmpty ? [:] : ["Cookie": pairs.joined(separator: "; ")]
    }

    private func follow(_ first: Answer) async throws -> Answer {
        var answer = first
        keep(answer)
        var steps = 0
        while (300..<400).contains(answer.status), let next = answer.headers["location"], steps < 5
        {
            answer = try await client.get(next, headers: cookieHeader)
            keep(answer)
            steps += 1
        }
        return answer
    }

    private func keep(_ answer: Answer) {
        cookies.withLock { cookies in
            for (name, value) in answer.cookies { cookies[name] = value.isEmpty ? nil : value }
        }
    }
}

/// A sign-in of a test that did not succeed.
public struct NotSignedIn: Error, CustomStringConvertible {
    let page: String
    public var description: String { "the sign-in was refused: \(page.prefix(2_000))" }
}

extension Client {
    func with(_ headers: [String: String]) -> Client {
        Client(host: host, headers: self.headers.merging(headers) { $1 })
    }
}

/// A form with one file, as a browser sends it.
private struct FormWithFile {
    let fields: [(String, String)]
    let name: String
    let bytes: [UInt8]
    let boundary = "----arna-test-7d1c2f"

    var type: String { "multipart/form-data; boundary=\(boundary)" }

    var body: [UInt8] {
        let quoted = name.replacing("\"", with: "%22")
        let parts = fields.map { name, value in
            """
            --\(boundary)\r\nContent-Disposition: form-data; name="\(name)"\r\n\r\n\(value)\r\n
            """
        }
        let before = """
            \(parts.joined())\
            --\(boundary)\r\nContent-Disposition: form-data; name="file"; filename="\(quoted)"\r\n\
            Content-Type: application/octet-stream\r\n\r\n
            """
        return Array(before.utf8) + bytes + Array("\r\n--\(boundary)--\r\n".utf8)
    }
}
