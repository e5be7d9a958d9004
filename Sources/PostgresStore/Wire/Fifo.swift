/// A queue in a ring: what came first leaves first, without moving the rest.
struct Fifo<Element> {
    private var ring: [Element?] = Array(repeating: nil, count: 16)
    private var head = 0
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    var first: Element? { count == 0 ? nil : ring[head] }

    mutating func append(_ element: Element) {
        if count == ring.count { grow() }
        ring[(head + count) & (ring.count - 1)] = element
        count += 1
    }

    mutating func prepend(_ element: Element) {
        if count == ring.count { grow() }
        head = (head - 1) & (ring.count - 1)
        ring[head] = element
        count += 1
    }

    @discardableResult
    mutating func popFirst() -> Element? {
        guard count > 0 else { return nil }
        let element = ring[head].take()
        head = (head + 1) & (ring.count - 1)
        count -= 1
        return element
    }

    /// Changes the first element in place; there must be one.
    mutating func withFirst(_ change: (inout Element) -> Void) {
        if var element = ring[head].take() {
            change(&element)
            ring[head] = element
        }
    }

    /// Keeps the elements that satisfy a condition, in their order.
    mutating func keep(where condition: (Element) -> Bool) {
        for _ in 0..<count {
            if let element = popFirst(), condition(element) { append(element) }
        }
    }

    private mutating func grow() {
        let ordered = (0..<count).map { ring[(head + $0) & (ring.count - 1)] }
        ring = ordered + Array(repeating: nil, count: ring.count)
        head = 0
    }
}
