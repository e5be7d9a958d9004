public import PluginKit
import RegistryAPI

/// Writes down each time that it handles an event of the registry, and takes its time for it. Serves
/// without the registry, too.
public struct Counting: Plugin {
    public init() {}
}

extension Counting: HandlesEvents {
    public var handlers: [EventHandler] {
        [
            .on(BodyFounded.self, as: "counter") { occurrence, change in
                try await change.execute(
                    """
                    INSERT INTO counting.handled (event_id, body_id)
                    SELECT \(occurrence.id), \(occurrence.event.bodyId) FROM pg_sleep(0.005)
                    """)
            }
        ]
    }
}

extension Counting: ServesAPI {
    public var endpoints: [Endpoint] {
        [
            .read("tally", .public, "What was counted.", by: Nothing.self) { request, _ in
                try await Tally.read(for: request)
            }
        ]
    }
}

@_cdecl("arna_plugin_counting")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Counting.self) }
