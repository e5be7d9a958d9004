import Foundation
import Synchronization
import Testing

/// An operator's token, made by the commands an administrator types.
func makeOperator(_ host: RunningHost) throws -> String {
    _ = try host.command("migrate")
    let made = try host.command(
        "account", "create", "--email", "operator@test.invalid", "--role", "operator")
    #expect(made.status == 0, "\(host.log)")
    let token = try host.command("token", "create", "--account", "operator@test.invalid")
    return token.output.trimmingCharacters(in: .whitespacesAndNewlines)
}

extension Line {
    /// Creates a body of that name as the operator whose token it is.
    func createBody(named name: String, token: String) async throws -> Answer {
        try await call(
            "POST", "/api/v1/registry/bodies",
            body: """
                {"level": "central", "kind": "ministry", "noBinReason": "pending",
                 "name": {"kk": "\(name)"}, "validFrom": "2020-01-01"}
                """, headers: ["Authorization": "Bearer \(token)"])
    }
}

extension Line.Answer {
    /// The id of the record that was created; nil where none was.
    var createdId: String? {
        guard status == 201 else { return nil }
        return text.firstMatch(of: /"id":"([0-9a-f-]{36})"/).map { String($0.1) }
    }

    /// Whether it says that the same may be tried again later.
    var asksToTryAgain: Bool { status == 503 && headers["retry-after"] != nil }
}

/// What several writers were told, until one says that it is over.
final class Tally: Sendable {
    private struct Told {
        var acknowledged: [String] = []
        var refusals: [Line.Answer] = []
        var isOver = false
    }
    private let told = Mutex(Told())

    var acknowledged: [String] { told.withLock { $0.acknowledged } }
    var refusals: [Line.Answer] { told.withLock { $0.refusals } }

    func end() { told.withLock { $0.isOver = true } }

    /// Creates bodies one after the other, whatever is answered.
    func write(as name: String, to line: Line, token: String) async {
        var number = 0
        while !told.withLock({ $0.isOver }) {
            number += 1
            guard let answer = try? await line.createBody(named: "\(name)-\(number)", token: token)
            else { continue }
            told.withLock {
                if let id = answer.createdId {
                    $0.acknowledged.append(id)
                } else {
                    $0.refusals.append(answer)
                }
            }
        }
    }
}

extension RunningHost {
    /// Expects that each of the bodies is there.
    func expectBodies(_ ids: [String]) async throws {
        for id in ids {
            #expect(try await get("/api/v1/registry/bodies/\(id)").status == 200, "\(id) is lost")
        }
    }

    /// The bodies that the list of changes says were founded.
    func foundBodies() async throws -> [String] {
        var ids: [String] = []
        for page in 1...100 {
            let path = "/api/v1/registry/changes?after=0&perPage=100&page=\(page)"
            let text = try await get(path).text
            let found = text.matches(of: /"bodyId":"([0-9a-f-]{36})"/).map { String($0.1) }
            if found.isEmpty { break }
            ids += found
        }
        return ids
    }
}

/// Asks again until it holds; at most a minute, since other hosts run beside.
func eventually(_ holds: () async throws -> Bool) async throws -> Bool {
    let limit = Date(timeIntervalSinceNow: 60)
    while Date() < limit {
        if (try? await holds()) == true { return true }
        try await Task.sleep(for: .milliseconds(200))
    }
    return false
}
