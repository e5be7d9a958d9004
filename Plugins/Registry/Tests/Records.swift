import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// A running Arna with the registry alone.
func withRegistry(
    settings: [String: String] = [:], _ test: (Arna) async throws -> Void
) async throws {
    try await Arna.with([Registry.self], settings: settings, test)
}

let api = "/api/v1/registry"

/// Inputs of the API, with what a test does not care about filled in.
enum Records {
    static func body(
        _ name: String, level: String = "central", kind: String = "ministry",
        from: String = "2016-01-01", with more: JSON = [:]
    ) -> JSON {
        object(
            [
                .init("level", .string(level)), .init("kind", .string(kind)),
                .init(
                    "name", ["kk": .string("\(name) қазақша"), "ru": .string("\(name) по-русски")]),
                .init("validFrom", .string(from)),
            ], more)
    }

    static func designation(
        of body: String, _ surname: String = "Сынақов", kind: String = "primary",
        from: String = "2024-01-10", with more: JSON = [:]
    ) -> JSON {
        object(
            [
                .init("bodyId", .string(body)),
                .init(
                    "person",
                    [
                        "surname": ["kk": .string(surname), "ru": .string(surname)],
                        "givenName": ["kk": "Үлгі", "ru": "Проба"],
                    ]),
                .init(
                    "position",
                    [
                        "kk": "департамент директорының орынбасары",
                        "ru": "заместитель директора департамента",
                    ]),
                .init("rank", "central.deputyDirector"), .init("kind", .string(kind)),
                .init("validFrom", .string(from)), .init("published", true),
            ], more)
    }

    static func ngo(
        _ name: String, form: String = "publicFund", with more: JSON = [:]
    ) -> JSON {
        let known: [JSON.Member] = [
            .init("name", ["kk": .string(name), "ru": .string("\(name) по-русски")]),
            .init("legalForm", .string(form)),
        ]
        return object(
            known + (more["bin"] == nil ? [.init("noBinReason", "сынақ")] : []), more)
    }

    /// An object in which later members take the place of earlier ones.
    private static func object(_ members: [JSON.Member], _ more: JSON) -> JSON {
        guard case .object(let others) = more else { return .object(members) }
        return .object(members.filter { more[$0.name] == nil } + others)
    }
}

extension Client {
    /// Records something and answers its id.
    func recorded(_ resource: String, _ json: JSON) async throws -> String {
        let answer = try await post("\(api)/\(resource)", json)
        try #require(answer.status == 201, "\(answer.text)")
        return try #require(answer.json["id"]?.string)
    }

    /// Takes a step with a designation: as it stands, or as it stood at a revision.
    func step(
        _ step: String, _ id: String, _ input: JSON = [:], seenAt revision: Int? = nil
    ) async throws -> Answer {
        let path = "\(api)/designations/\(id)"
        var seen = revision
        if seen == nil { seen = try await get(path).revision }
        return try await post(
            "\(path)/\(step)", input, headers: ["If-Match": "\"\(seen ?? 0)\""])
    }

    func read(_ path: String) async throws -> JSON {
        let answer = try await get("\(api)/\(path)")
        try #require(answer.status == 200, "\(answer.text)")
        return answer.json
    }
}

extension Answer {
    /// The pointers and codes of a refusal: `/bin identifier`.
    var problems: [String] {
        (json["errors"]?.array ?? []).map {
            "\($0["pointer"]?.string ?? "") \($0["code"]?.string ?? "")"
        }
    }
}

extension JSON {
    var items: [JSON] { self["items"]?.array ?? [] }
    /// The Russian name of a record.
    var russianName: String? { self["name"]?["ru"]?.string }
}

extension String {
    /// As it stands in a query.
    var percentEncoded: String {
        addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? self
    }
}
