import Foundation
import PluginKit
import PluginTesting
import Testing

@testable import Registry

/// An oblast with an akimat, a department and a district, a ministry beside them, and an official in each.
struct Territory {
    let arna: Arna
    let ministry: Client
    let bodies: [String: String]
    let designations: [String: String]

    static let oblast = "100000000"
    static let district = "103200000"

    static func open(
        settings: [String: String] = [:], _ test: (Territory) async throws -> Void
    ) async throws {
        try await withRegistry(settings: settings) { arna in
            try await arna.owner.execute(
                """
                INSERT INTO registry.places (code, parent_code, level, type_code, name_kk, name_ru,
                    skeleton, valid_from, edition)
                SELECT \(district), \(oblast), 'district', '2', 'Абай ауданы', 'Абайский район',
                    'abai audani', '2022-06-08', id FROM registry.editions LIMIT 1
                """)
            let client = try await arna.program(.operator)
            var bodies: [String: String] = [:]
            var designations: [String: String] = [:]
            for (name, level, kind, place) in [
                ("Министрлік", "central", "ministry", "710000000"),
                ("Облыс", "regional", "akimat", oblast),
                ("Басқарма", "regionalDepartment", "department", oblast),
                ("Аудан", "district", "akimat", district),
            ] {
                let body = try await client.recorded(
                    "bodies",
                    Records.body(
                        name, level: level, kind: kind, from: "2022-06-08",
                        with: ["katoCode": .string(place)]))
                bodies[name] = body
                designations[name] = try await client.recorded(
                    "designations", Records.designation(of: body, "\(name)ов"))
            }
            try await test(
                Territory(
                    arna: arna, ministry: client, bodies: bodies, designations: designations))
        }
    }

    /// An operator of one body and what is below it.
    func client(of body: String) async throws -> Client {
        let unit = try #require(bodies[body].flatMap(UUID.init(uuidString:)))
        return try await arna.program(.operator, for: unit)
    }

    func browser(of body: String) async throws -> Browser {
        let unit = try #require(bodies[body].flatMap(UUID.init(uuidString:)))
        return try await arna.browser(.operator, for: unit)
    }

    func published(_ place: String, basis: String = "№ 15-ө бұйрық") async throws -> JSON {
        let answer = try await ministry.post(
            "\(api)/lists/\(place)/editions", ["basis": .string(basis)])
        try #require(answer.status == 201, "\(answer.text)")
        return answer.json
    }

    /// The surnames that a list of officials has, in its order.
    func surnames(_ path: String) async throws -> [String] {
        try await arna.stranger.read(path).items.compactMap {
            $0["person"]?["surname"]?["kk"]?.string
        }
    }
}
