import KazakhstanFormats
import PluginKit

extension HostViews {
    /// Who handles which events, and what went wrong with them.
    func events(_ backlogs: [EventDesk.Backlog], _ troubles: [EventDesk.Trouble]) -> View {
        View(
            "host/events", title: "host.events.title",
            [
                "handlers": .list(
                    backlogs.map {
                        [
                            "handler": .text($0.handler), "event": .text($0.event),
                            "waiting": .count($0.waiting), "failed": .count($0.failed),
                            "hasFailed": .flag($0.failed > 0),
                        ]
                    }),
                "troubles": .list(
                    troubles.map {
                        [
                            "id": .count($0.id), "handler": .text($0.handler),
                            "event": .text($0.event), "aggregate": .text($0.aggregate.text),
                            "at": .text(LocalMoment($0.at).numeric), "reason": .optional($0.reason),
                            "attempts": .text(
                                text(Message("host.events.attempts", count: $0.attempts))),
                            "isGivenUp": .flag($0.isGivenUp),
                        ]
                    }),
            ])
    }
}
