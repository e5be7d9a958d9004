import Foundation
import KazakhstanFormats
import PluginKit

/// An organisation of a file, on its way.
struct ImportedNGO: Sendable {
    let row: ImportRow
    /// As it is now; nil for one that is new.
    let existing: NGO?
    private(set) var given: Given<NGO>
    private let read: NGORow

    /// Where the row tells no end of a consent that has ended, the card keeps it, which is said: whoever wrote
    /// the row may not know.
    init(_ read: NGORow, _ existing: NGO?, adding findings: inout [ImportFinding]) throws {
        if existing == nil, read.signature.keys.isEmpty, !read.signature.name.isEmpty {
            throw InvalidFields(
                FieldProblem("/name", "nameless", "registry.ngoImport.nameless"))
        }
        given = try NGO.fields.decode(read.completed(over: existing), onto: existing)
        if let existing { given.record.keepDays(of: existing) }
        if let end = given.record.consentEndedOn, read.row.record["consentEndedOn"] == .null {
            findings.append(
                read.row.warning(
                    "consentEnded",
                    Message("registry.ngoImport.consentEnded", ["day": end.numeric])))
        }
        given.record.contacts = read.contacts(
            over: existing?.contacts ?? [], areAgreedTo: given.record.agreesToContacts,
            isNew: existing?.agreesToContacts == false && given.record.agreesToContacts)
        row = read.row.emptied
        self.existing = existing
        self.read = read
    }

    /// Whether the row says anything new.
    var isChanged: Bool {
        guard let existing else { return true }
        return !existing.saysTheSame(as: given.record)
    }

    /// By which it is found.
    var words: Set<String> {
        let short = given.record.shortName.map { text in
            Language.allCases.compactMap { text[$0] }.flatMap { NGOSpelling.words(of: $0) }
        }
        return read.signature.words.union(short ?? [])
    }

    /// What deserves a second look: letters of two alphabets in one word, and who has the same name.
    func warnings(_ known: KnownNGOs) -> [ImportFinding] {
        let said = given.record.suspicions.compactMap { warning in
            warning.text.map { row.warning(warning.code, $0) }
        }
        guard existing == nil, let other = known.namesake(of: read, but: existing) else {
            return said
        }
        return said + [
            row.warning(
                "namesake",
                Message(
                    "registry.ngoImport.namesake", ["id": other.id.text]))
        ]
    }

    /// Records the organisation, or changes the card that is there.
    /// - Parameter day: From which another name is a renaming.
    func store(from day: Day?, in change: Change) async throws {
        try await Constraints.told {
            guard let existing else {
                _ = try await NGOs.record(given.record, learnsWords: false, in: change)
                return
            }
            guard let day, isRenaming else {
                _ = try await NGOs.correct(existing, to: given, in: change)
                return
            }
            try await rename(existing, from: day, in: change)
        }
    }

    private var isRenaming: Bool {
        existing?.name != given.record.name || existing?.shortName != given.record.shortName
    }

    private func rename(_ existing: NGO, from day: Day, in change: Change) async throws {
        let record = given.record
        var rest = given
        (rest.record.name, rest.record.shortName) = (existing.name, existing.shortName)
        let corrected =
            existing.saysTheSame(as: rest.record)
            ? existing : try await NGOs.correct(existing, to: rest, in: change)
        do {
            let renamed = try await NGOs.rename(
                existing.id,
                Given(
                    record: NGORenaming(
                        name: record.name, shortName: record.shortName, effectiveOn: day),
                    names: ["name", "shortName", "effectiveOn"]), in: change)
            guard renamed.revision == corrected.revision + 1 else { throw Stale() }
        } catch let refused as InvalidFields {
            // The day is that of the whole file: no column of the row is wrong.
            throw InvalidFields(refused.problems.map { FieldProblem("", $0.code, $0.message) })
        }
    }
}

extension NGO {
    /// Takes the days that a card knows and the row does not tell: since when it stands as it does, and when
    /// its consent ended, unless there is a later one.
    fileprivate mutating func keepDays(of existing: NGO) {
        if status == existing.status { statusSince = statusSince ?? existing.statusSince }
        guard let end = existing.consentEndedOn, consentEndedOn == nil else { return }
        if let consentOn, consentOn <= end { consentEndedOn = end }
    }
}

extension NGORow {
    /// The contacts of a card with those of the row: the first of each kind that has a column.
    ///
    /// Telephone and mail box of an organisation that agrees to it are public, the mobile telephone is not. What
    /// the card says of that stays, unless the consent is new.
    /// - Parameter isNew: Whether the card has had none so far and has one by this row.
    func contacts(over existing: [Contact], areAgreedTo: Bool, isNew: Bool) -> [Contact] {
        let told: [(name: String, kind: Contact.Kind, value: String?)] = [
            ("phone", .phone, reference.record.phone.unlessBlank),
            ("mobile", .mobile, reference.record.mobile.unlessBlank),
            ("email", .email, reference.record.email.unlessBlank),
        ]
        var contacts = existing
        for (name, kind, value) in told where reference.contains(name) {
            let isPublic = areAgreedTo && kind != .mobile
            let place = contacts.firstIndex { $0.kind == kind }
            switch (place, value) {
            case (let place?, let value?):
                contacts[place].value = value
                if isNew { contacts[place].public = isPublic }
            case (let place?, nil): contacts.remove(at: place)
            case (nil, let value?):
                contacts.append(Contact(kind: kind, value: value, public: isPublic))
            case (nil, nil): break
            }
        }
        return contacts
    }
}
