import Foundation
import KazakhstanFormats

/// What a body is in a period: the part of it that changes with time.
struct BodyVersion: Sendable, Hashable {
    var validFrom: Day
    /// The last day of the period; nil where no end is known.
    var validTo: Day?
    var parentId: UUID?
    var katoCode: KATOCode?
    var level: Level
    var kind: String
    var name: LocalizedText
    var shortName: LocalizedText?
    var site: String?
    var address: LocalizedText?
    var phones: [String]
    var email: String?
    var topics: [String]
    var cause: Cause
    var basis: String?

    /// Why the period began.
    enum Cause: String, Sendable { case founding, renaming, transfer }

    func holds(on day: Day) -> Bool { validFrom <= day && day <= validTo ?? day }

    /// What `LIKE '% word%'` looks through.
    var search: String {
        SearchText.of(name.kk, name.ru, name.en, shortName?.kk, shortName?.ru, shortName?.en)
    }
}

extension BodyVersion {
    /// The first version of a new body.
    init(_ body: Body) {
        self.init(
            validFrom: body.validFrom, validTo: body.validTo, parentId: body.parentId,
            katoCode: body.katoCode, level: body.level, kind: body.kind, name: body.name,
            shortName: body.shortName.unlessEmpty, site: body.site.unlessBlank,
            address: body.address.unlessEmpty, phones: body.phones, email: body.email.unlessBlank,
            topics: body.topics, cause: .founding, basis: nil)
    }

    /// The same period with what a correction of the body says.
    func corrected(by body: Body) -> BodyVersion {
        var corrected = BodyVersion(body)
        (corrected.validFrom, corrected.validTo) = (validFrom, validTo)
        (corrected.cause, corrected.basis) = (cause, basis)
        return corrected
    }
}
