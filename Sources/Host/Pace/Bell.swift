/// Wakes one who waits; several rings before that are one.
final class Bell: Sendable {
    let rings: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// How soon what another host has done, or what had to wait, is seen.
    static let round = Duration.seconds(1)

    init() {
        (rings, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    func ring() { continuation.yield() }

    /// Rings once a round, whatever happens here, until its task is cancelled.
    func ringEachRound() async {
        while !Task.isCancelled {
            ring()
            try? await Task.sleep(for: Self.round)
        }
    }
}
