import Foundation
import KazakhstanFormats
import PluginKit

/// A designation of the demonstration, with a person that nobody is.
struct DemonstratedDesignation: Sendable {
    let designation: Designation
    let personId: UUID

    init(_ line: DemonstrationFile.Line) throws {
        let key = try line.required("key")
        guard let kind = Designation.Kind(rawValue: try line.required("kind")) else {
            throw DemonstrationUnreadable(place: line.place)
        }
        var designation = Designation()
        designation.id = UUID(demonstrated: "designation", key)
        designation.bodyId = UUID(demonstrated: "body", try line.required("body"))
        designation.person = Person(
            surname: line.text("surname"), givenName: line.text("given"),
            patronymic: line.text("patronymic"))
        designation.position = line.text("position")
        designation.rank = line["rank"]
        designation.basis = line["basis"].flatMap(Designation.Basis.init(rawValue:))
        designation.orderNumber = line["order_number"]
        designation.orderDate = try line.day("order_date")
        designation.kind = kind
        designation.actingReason = line["acting_reason"]
        designation.replaces = line["replaces"].map { UUID(demonstrated: "designation", $0) }
        designation.validFrom = try line.requiredDay("valid_from")
        designation.validTo = try line.day("valid_to")
        designation.endReason = line["end_reason"].flatMap(EndReason.init(rawValue:))
        designation.contacts = Self.contacts(line)
        designation.receptionHours = line.text("hours")
        designation.receptionPlace = line.text("place")
        designation.topics = line.list("topics")
        designation.published = line["published"] == "1"
        designation.state = designation.published ? .published : .confirmed
        self.designation = designation
        personId = UUID(demonstrated: "person", key)
    }

    /// The mobile number is for the office alone.
    private static func contacts(_ line: DemonstrationFile.Line) -> [Contact] {
        [
            line["phone"].map { Contact(kind: .phone, value: $0, public: true) },
            line["mobile"].map { Contact(kind: .mobile, value: $0, public: false) },
            line["email"].map { Contact(kind: .email, value: $0, public: true) },
        ].compactMap(\.self)
    }
}

extension Demonstration {
    /// Records the designations that are not there yet, judges their ranks and puts them on the public
    /// list.
    func loadDesignations(of agency: Agency, in transaction: Transaction) async throws {
        let ids = designations.map(\.designation.id)
        let known = Set(
            try await transaction.rows(
                "SELECT id FROM registry.designations WHERE id = ANY (\(ids)::uuid[])",
                as: UUID.self))
        let new = designations.filter { !known.contains($0.designation.id) }
        for demonstrated in new { try await demonstrated.store(for: agency, in: transaction) }
        try await transaction.execute(
            """
            UPDATE registry.persons SET is_demonstration = true
            WHERE id = ANY (\(new.map(\.personId))::uuid[])
            """)
        try await transaction.execute(
            """
            INSERT INTO registry.designation_steps (designation_id, revision, step, at)
            SELECT id, revision, CASE state WHEN 'published' THEN 'publication' ELSE 'confirmation' END,
                valid_from
            FROM registry.designations WHERE id = ANY (\(new.map(\.designation.id))::uuid[])
            """)
        try await transaction.execute(
            Officials.listing(designations: "registry.designations", persons: "registry.persons")
                + " AND d.id = ANY (\(new.map(\.designation.id))::uuid[])")
    }
}

extension DemonstratedDesignation {
    fileprivate func store(for agency: Agency, in transaction: Transaction) async throws {
        var designation = designation
        let ground = try await Designations.ground(of: designation, from: transaction)
        try ground.check(designation)
        designation.judge(by: ground.rank)
        designation.person.id = personId
        try await transaction.execute(Person.insertion(designation.person))
        try await transaction.execute(
            """
            INSERT INTO registry.designations
                (\(Designation.insertedColumns), end_reason, is_demonstration)
            SELECT \(designation.insertedValues(agency: agency.id)), \(designation.endReason)::text,
                true
            """)
    }
}
