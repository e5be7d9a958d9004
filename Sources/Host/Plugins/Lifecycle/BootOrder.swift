/// The order in which plugins are prepared: providers first, otherwise by id; found from the manifests
/// alone, before anything is linked.
struct BootOrder {
    private(set) var ordered: [FoundPlugin] = []
    private(set) var setAside: [SetAside] = []
    private var waiting: [String: FoundPlugin]
    private var refused: [String: SetAsideReason]

    /// - Parameter absent: Plugins that are installed and were set aside already.
    init(_ found: [FoundPlugin], absent: [SetAside] = []) {
        waiting = Dictionary(found.map { ($0.manifest.id, $0) }) { first, _ in first }
        refused = Dictionary(absent.map { ($0.id, $0.reason) }) { first, _ in first }
        while !waiting.isEmpty {
            refuseOrphans()
            guard !placeNext() else { continue }
            guard let cycle = cycle() else { break }
            refuse(cycle)
        }
    }

    private var waitingIds: [String] { waiting.keys.sorted() }

    /// Places the first plugin of whose providers none waits any more; false where there is none.
    private mutating func placeNext() -> Bool {
        guard let next = waitingIds.first(where: { waitingProviders(of: $0).isEmpty }),
            let plugin = waiting.removeValue(forKey: next)
        else { return false }
        ordered.append(plugin)
        return true
    }

    /// Refuses those whose provider is not there or was refused, and so on.
    private mutating func refuseOrphans() {
        let placed = Set(ordered.map(\.manifest.id))
        var hasChanged = true
        while hasChanged {
            hasChanged = false
            for id in waitingIds {
                let lacking = requirements(of: id).first {
                    !placed.contains($0) && waiting[$0] == nil
                }
                guard let lacking else { continue }
                refuse(
                    id,
                    refused[lacking].map { .providerSetAside(lacking, because: $0.text) }
                        ?? .providerMissing(lacking))
                hasChanged = true
            }
        }
    }

    private mutating func refuse(_ cycle: [String]) {
        for id in cycle.dropLast() { refuse(id, .cycle(cycle)) }
    }

    private mutating func refuse(_ id: String, _ reason: SetAsideReason) {
        guard let plugin = waiting.removeValue(forKey: id) else { return }
        refused[id] = reason
        setAside.append(SetAside(plugin.manifest, before: .verified, reason))
    }

    private func requirements(of id: String) -> [String] { waiting[id]?.manifest.requires ?? [] }

    private func waitingProviders(of id: String) -> [String] {
        (waiting[id]?.manifest.providers ?? []).filter { waiting[$0] != nil }
    }

    /// Ids that require or use each other in turn, the first one again at the end.
    private func cycle() -> [String]? {
        guard var id = waitingIds.first else { return nil }
        var path: [String] = []
        while !path.contains(id) {
            path.append(id)
            guard let next = waitingProviders(of: id).first else { return nil }
            id = next
        }
        return Array(path.drop { $0 != id }) + [id]
    }
}
