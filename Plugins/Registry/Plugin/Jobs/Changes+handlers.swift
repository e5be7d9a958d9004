import Foundation
import KazakhstanFormats
import PluginKit
import RegistryAPI

extension Changes {
    /// Each event of a body becomes a row of the list.
    static let handlers: [EventHandler] = [
        listing(BodyFounded.self, as: .founding) { ($0.body, $0.validFrom) },
        listing(BodyRenamed.self, as: .renaming) { ($0.body, $0.effectiveOn) },
        listing(BodyTransferred.self, as: .transfer) { ($0.body, $0.effectiveOn) },
        listing(BodyClosed.self, as: .closing) { ($0.body, $0.closedOn) },
        listing(BodyVacated.self, as: .vacancy) { ($0.body, $0.since) },
    ]

    private static func listing<E: Event>(
        _ event: E.Type, as kind: ListedChange.Kind,
        _ told: @escaping @Sendable (E) -> (name: LocalizedText, day: Day)
    ) -> EventHandler {
        .on(event, as: "changes.\(kind.rawValue)") { occurrence, change in
            let (name, day) = told(occurrence.event)
            try await add(
                ListedChange(
                    id: occurrence.id, at: occurrence.at, kind: kind,
                    bodyId: occurrence.event.aggregate, name: name, day: day),
                in: change.transaction)
        }
    }
}
