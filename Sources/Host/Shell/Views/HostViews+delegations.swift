import KazakhstanFormats
import PluginKit

extension HostViews {
    /// Whom the reader lets act for them, and for whom they act. One is ended by `delegations/<id>/ending`.
    func delegations(_ delegations: [Model]) -> View {
        View(
            "host/delegations", title: "host.delegation.title",
            ["delegations": .list(delegations)])
    }

    func model(_ delegation: DelegationRecord, on day: Day, mayEnd: Bool) -> Model {
        let isOpen = delegation.isOpen(on: day)
        return [
            "delegationId": .text(delegation.id.text), "giver": .text(delegation.giverName),
            "substitute": .text(delegation.substituteName),
            "role": delegation.role.map(role) ?? .text(text("host.delegation.allRoles")),
            "from": .text(delegation.from.numeric), "until": .text(delegation.until.numeric),
            "isRunning": .flag(isOpen && delegation.from <= day), "isOpen": .flag(isOpen),
            "mayEnd": .flag(isOpen && mayEnd),
        ]
    }
}
