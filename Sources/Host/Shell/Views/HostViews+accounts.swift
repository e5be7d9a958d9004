import Foundation
import KazakhstanFormats
import PluginKit

extension HostViews {
    /// The list of accounts. Its links are `accounts/new` and `accounts/<id>`.
    /// - Parameters:
    ///   - words: What was searched for.
    ///   - mayCreate: Whether the reader may make an account.
    func accounts(
        _ listing: Listing<AccountRecord>, _ paging: Paging, words: String?, mayCreate: Bool
    ) -> View {
        View(
            "host/accounts", title: "host.accounts.title",
            [
                "accounts": .list(listing.items.map(model)), "q": .optional(words),
                "mayCreate": .flag(mayCreate),
                "paging": .paging(listing.total, paging),
            ])
    }

    /// An account. What is done to it is sent to `accounts/<id>/disabling`, `…/enabling`, `…/password`
    /// and `…/roles/<grant>/ending`.
    /// - Parameters:
    ///   - newPassword: A one-time password that was just made: shown here and nowhere else.
    ///   - roles: Of ``model(_:unit:)``.
    ///   - delegations: Of ``model(_:on:mayEnd:)``.
    func account(
        _ account: AccountRecord, newPassword: String? = nil, mayManage: Bool, roles: [Model],
        delegations: [Model]
    ) -> View {
        View(
            "host/account", title: Message("host.accounts.account", ["name": account.name]),
            [
                "existing": model(account), "newPassword": .optional(newPassword),
                "mayManage": .flag(mayManage), "held": .list(roles),
                "delegations": .list(delegations),
            ])
    }

    /// A role of an account.
    /// - Parameter unit: What its unit is called, where it has one; of one that nobody knows, nil.
    func model(_ held: HeldRole, unit: LocalizedText??) -> Model {
        [
            "grant": .text(held.id.text), "role": role(held.role),
            "unit": unit.map { name in
                name.map { .localized($0, in: language) }
                    ?? .words(held.unit?.text ?? "", in: nil)
            } ?? .none,
            "since": .text(LocalMoment(held.grantedAt).day.numeric),
        ]
    }

    func role(_ role: Role) -> Model {
        .text(text(Message(TextKey("host.role.\(role.rawValue)"))))
    }

    private func model(_ account: AccountRecord) -> Model {
        [
            "id": .text(account.id.text), "email": .text(account.email),
            "name": .text(account.name),
            "isDisabled": .flag(account.disabledAt != nil),
            "lastSignIn": .optional(account.signedInAt.map { LocalMoment($0).numeric }),
            "roles": .list(
                Role.allCases.filter(account.roles.contains).map { role($0) }),
        ]
    }
}
