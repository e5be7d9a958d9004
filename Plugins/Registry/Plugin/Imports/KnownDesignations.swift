import Foundation
import KazakhstanFormats
import PluginKit

/// By what a file knows a designation: its body, its kind and its order, else its first day; a deputy by the
/// person, too, since one order may appoint several.
struct DesignationKey: Sendable, Hashable {
    let body: UUID
    let kind: Designation.Kind
    let order: String
    let person: String?

    init(_ row: DesignationRow, of body: UUID) {
        self.body = body
        kind = row.kind
        // Orders are numbered anew every year.
        order =
            row.orderNumber.unlessBlank.map { "№ \($0), \(row.orderDate ?? row.validFrom)" }
            ?? row.validFrom.iso8601
        let name = row.person.fullName
        person = kind == .deputy ? "\(name.kk ?? "")/\(name.ru ?? "")" : nil
    }
}

/// The designations of some bodies, as they are before the rows of a file are taken.
struct KnownDesignations: Sendable {
    private let ofBody: [UUID: [Designation]]
    private let levels: [UUID: Level]

    static func read(of bodies: Set<UUID>, in change: Change) async throws -> KnownDesignations {
        let ids = Array(bodies)
        let designations = try await change.query(
            """
            SELECT \(Designation.columns)
            FROM registry.designations d JOIN registry.persons p ON p.id = d.person_id
            WHERE d.body_id = ANY (\(ids)::uuid[]) AND NOT d.entered_by_mistake
                AND d.agency_id = \(change.request.agency.id)
            """
        ).map(Designation.init)
        let levels = try await change.rows(
            """
            SELECT DISTINCT ON (body_id) body_id, level FROM registry.body_versions
            WHERE body_id = ANY (\(ids)::uuid[]) ORDER BY body_id, valid_from DESC
            """, as: (UUID, Level).self)
        return KnownDesignations(
            ofBody: Dictionary(grouping: designations, by: \.bodyId),
            levels: Dictionary(uniqueKeysWithValues: levels.map { ($0, $1) }))
    }

    /// The designation that a row is about.
    /// - Throws: ``AmbiguousDesignation`` where it may be about two, ``OtherDesignation`` where its order is
    ///   recorded with another person and another first day.
    func find(_ row: DesignationRow, of body: UUID) throws -> Designation? {
        var found = (ofBody[body] ?? []).filter { $0.kind == row.kind && $0.isMeant(by: row) }
        if row.kind == .deputy, row.person.isNamed {
            found = found.filter { $0.person.isSame(as: row.person) == true }
        }
        guard found.count < 2 else {
            throw AmbiguousDesignation(ids: found.map(\.id.text).sorted())
        }
        if let found = found.first, found.validFrom != row.validFrom,
            found.person.isSame(as: row.person) == false
        {
            throw OtherDesignation(name: found.person.fullName, since: found.validFrom)
        }
        return found.first
    }

    /// Who holds the place that a primary or acting designation asks for, since an earlier day.
    func holder(against designation: Designation) -> Designation? {
        guard designation.kind != .deputy else { return nil }
        return ofBody[designation.bodyId]?.first {
            $0.kind != .deputy && $0.state.holds && $0.validFrom < designation.validFrom
                && $0.validTo ?? designation.validFrom >= designation.validFrom
        }
    }

    func level(of body: UUID) -> Level? { levels[body] }
}

/// A key that meets more than one designation.
struct AmbiguousDesignation: Refusal {
    let ids: [String]
    var consequence: Consequence { .conflict }
    var message: Message {
        Message(
            "registry.import.ambiguousDesignation", ["ids": ids.prefix(5).joined(separator: ", ")])
    }
}

/// A row whose order is recorded already, for another person and another time.
struct OtherDesignation: Refusal {
    let name: LocalizedText
    let since: Day
    var consequence: Consequence { .conflict }
    var message: Message {
        Message(
            "registry.import.otherDesignation",
            ["name": name.kk ?? name.ru ?? "", "since": since.numeric])
    }
}

extension Designation {
    /// Whether it is by the order of a row. Where one of both does not tell the day of the order, or the row
    /// no order at all, they begin on the same day.
    fileprivate func isMeant(by row: DesignationRow) -> Bool {
        if let number = row.orderNumber.unlessBlank {
            guard number == orderNumber else { return false }
            if let day = row.orderDate, let orderDate { return day == orderDate }
        }
        return row.validFrom == validFrom
    }
}

/// The ranks by their codes and by what they are called: names repeat from ladder to ladder.
struct RankNames: Sendable {
    private let codes: Set<String>
    private let byName: [String: [String]]

    static func read(on day: Day, in change: Change) async throws -> RankNames {
        let rows = try await change.rows(
            """
            SELECT r.code, r.name_kk, r.name_ru, r.name_en FROM registry.ranks r
            WHERE \(.holds("r", on: day))
            """, as: (String, String, String, String).self)
        var byName: [String: [String]] = [:]
        for (code, kk, ru, en) in rows {
            for name in Set([kk, ru, en].map { $0.lowercased() }) {
                byName[name, default: []].append(code)
            }
        }
        return RankNames(codes: Set(rows.map(\.0)), byName: byName)
    }

    /// - Parameter level: Of the body, which is the ladder of its officials.
    func code(_ text: String?, of level: Level?) throws(InvalidFields) -> String? {
        guard let text else { return nil }
        if codes.contains(text) { return text }
        let named = byName[text.lowercased()] ?? []
        let ofLevel = named.first { code in level.map { code.hasPrefix("\($0.rawValue).") } ?? false
        }
        guard let code = ofLevel ?? named.first else {
            throw InvalidFields(.registry("/rank", "unknownRank"))
        }
        return code
    }
}
