import Foundation
import KazakhstanFormats
import PluginKit

/// What an account is: the roles that it is given, for the whole agency or for a unit.
extension Administration {
    var rolePages: [Page] {
        [
            .form("accounts/{id}/roles/new", .requires(.accounts), of: NewRole.self) { request in
                let account = try await site.identity.accountRecord(
                    try request.id, agency: request.agency.id)
                let units = try await units(for: request)
                return Form.Content(
                    .init(
                        title: Message("host.accounts.newRole", ["name": account.name]),
                        introduction: units.count > Self.unitsOffered
                            ? Message(
                                "host.accounts.newRoleOfMany",
                                ["count": String(Self.unitsOffered)])
                            : "host.accounts.newRoleIntroduction",
                        button: "host.accounts.give", back: "accounts/\(account.id.text)",
                        offers: ["unit": Array(units.prefix(Self.unitsOffered))]))
            } submit: { request, given in
                try await grant(given.record, for: request)
            },
            .act("accounts/{id}/roles/{grant}/ending", .requires(.accounts)) { request in
                let account = try request.id
                let roles = try await site.identity.roles(of: account, agency: request.agency.id)
                guard let held = roles.first(where: { $0.id.text == request.path["grant"] }) else {
                    throw Missing()
                }
                try await site.identity.revoke(
                    held.role, for: held.unit, from: account, by: author(request))
                return Destination("accounts/\(account.text)", notice: "host.accounts.roleEnded")
            },
        ]
    }

    private func grant(_ role: NewRole, for request: Request) async throws -> Destination {
        let account = try request.id
        if let unit = role.unit, try await names(of: [unit], for: request)[unit] == nil {
            throw InvalidFields(
                FieldProblem("/unit", "unknownUnit", Message("host.account.unknownUnit")))
        }
        try await site.identity.grant(
            role.role.role, for: role.unit, to: account, by: author(request))
        return Destination("accounts/\(account.text)", notice: "host.accounts.roleGiven")
    }

    /// The page of an account: what it is, and who stands in for it.
    func accountView(
        _ id: UUID, for request: Request, newPassword: String? = nil
    ) async throws -> View {
        let agency = request.agency.id
        let record = try await site.identity.accountRecord(id, agency: agency)
        let roles = try await site.identity.roles(of: id, agency: agency)
        let delegations = try await site.identity.delegations(of: id, agency: agency)
        let names = try await names(of: Set(roles.compactMap(\.unit)), for: request)
        let views = views(request)
        return views.account(
            record, newPassword: newPassword, mayManage: request.may(.accounts),
            roles: roles.map { views.model($0, unit: $0.unit.map { names[$0] ?? nil }) },
            delegations: delegations.map {
                views.model($0, on: request.today, mayEnd: request.may(.accounts))
            })
    }

    /// How many units one list can hold.
    private static let unitsOffered = 1_000

    /// The units for which a role can be given; one more than are offered, where there are more.
    private func units(for request: Request) async throws -> [Form.Offer] {
        let offered =
            try await site.services.find((any UnitTree).self)?
            .offered(on: request.today, in: request.language, limit: Self.unitsOffered + 1) ?? []
        return offered.map { id, name in
            Form.Offer(value: id.text, label: name.text(in: request.language)?.text ?? id.text)
        }
    }

    /// What units are called; none where no running plugin knows any.
    private func names(
        of units: Set<UUID>, for request: Request
    ) async throws -> [UUID: LocalizedText] {
        guard !units.isEmpty else { return [:] }
        return try await site.services.find((any UnitTree).self)?
            .names(of: units, on: request.today) ?? [:]
    }
}

/// What an administrator fills in to give a role.
struct NewRole: Described {
    var role = AccountRole.reader
    /// Nil for the whole agency.
    var unit: UUID?

    static let fields = Fields(
        "NewRole", texts: "host.account", blank: NewRole(),
        [
            Field("role", \.role, .required),
            Field("unit", \.unit, .offered, .hint("host.account.unitHint")),
        ])
}
