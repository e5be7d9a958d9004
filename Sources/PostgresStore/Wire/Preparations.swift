/// The names under which one connection has prepared its statements, the least recently used
/// given up first.
struct Preparations {
    private var entries: [String: Entry] = [:]
    private var clock = 0
    private let capacity: Int

    private struct Entry {
        var name: String
        var lastUse: Int
    }

    init(capacity: Int = 512) {
        self.capacity = capacity
    }

    /// The name of a statement that is prepared already.
    mutating func name(for text: String) -> String? {
        clock += 1
        guard let index = entries.index(forKey: text) else { return nil }
        entries.values[index].lastUse = clock
        return entries.values[index].name
    }

    /// Names a new statement; `evicted` is the name that must be deallocated to keep the bound.
    mutating func add(_ text: String) -> (name: String, evicted: String?) {
        var evicted: String?
        if entries.count >= capacity,
            let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        {
            evicted = entries.removeValue(forKey: oldest.key)?.name
        }
        clock += 1
        let name = "s\(clock)"
        entries[text] = Entry(name: name, lastUse: clock)
        return (name, evicted)
    }

    mutating func forget(_ text: String) {
        entries[text] = nil
    }
}
