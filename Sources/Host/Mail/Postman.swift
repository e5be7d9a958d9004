import Foundation
import KazakhstanFormats
import PluginKit
import PostgresStore
import ServiceLifecycle
import Synchronization

/// Hands letters to the machine's mail system, one after the other in the order in which they were asked for.
///
/// Of several hosts one does so at a time. A host that is told to end first hears what becomes of the letter
/// that it is handing over.
final class Postman: Service, CustomStringConvertible {
    let site: Site
    /// Said, since the group of services describes each.
    let description = "postman"
    private let route = Mutex(MailRoute())
    private let lanes = Lanes()
    private let isStopping = Atomic(false)
    private let sendmail: Sendmail?

    /// - Parameter limit: How long the mail system's program may take.
    init(site: Site, limit: Duration = .seconds(300)) {
        self.site = site
        sendmail = site.settings.mailFrom.map {
            Sendmail(program: site.settings.mailProgram, from: $0, limit: limit)
        }
    }

    func run() async throws {
        let bell = Bell()
        await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                group.addTask { await cancelWhenGracefulShutdown { await bell.ringEachRound() } }
                for await _ in bell.rings.cancelOnGracefulShutdown() { await handOverAll() }
            }
        } onGracefulShutdown: {
            self.isStopping.store(true, ordering: .relaxed)
        }
    }

    /// Hands over whatever is due, unless the mail system is away or another host does so.
    func handOverAll() async {
        guard let sendmail, route.withLock({ $0.isOpen(at: site.clock()) }) else { return }
        do {
            guard try await OutgoingLetter.isAnyDue(at: site.clock(), in: site.database) else {
                return
            }
            try await site.database.withConnection { connection in
                try await OutgoingLetter.inTurn(on: connection) {
                    try await tell(
                        ofAbandoned: OutgoingLetter.noteAbandoned(
                            at: site.clock(), on: connection))
                    try await goRound(with: sendmail, on: connection)
                }
            }
            lanes.note(isReachable: true)
        } catch is CancellationError {
        } catch {
            guard lanes.note(isReachable: false) else { return }
            site.logger.warning("letters wait", metadata: ["fault": "\(error)"])
        }
    }

    private func goRound(with sendmail: Sendmail, on connection: Connection) async throws {
        defer { route.withLock { $0.end(at: site.clock()) } }
        var last: OutgoingLetter.Place = (isPutOff: false, id: 0)
        while !isStopping.load(ordering: .relaxed),
            let letter = try await OutgoingLetter.take(
                after: last, at: site.clock(), on: connection)
        {
            last = letter.place
            guard try await handOver(letter, with: sendmail) else { break }
        }
    }

    /// - Returns: Whether it is worth while to try another one.
    private func handOver(
        _ letter: OutgoingLetter, with sendmail: Sendmail
    ) async throws -> Bool {
        let name = site.agencies.agency(letter.agency).name
        let message = MailMessage(
            letter, from: sendmail.from, called: name.text(in: .kk)?.text ?? "Arna")
        let answer = await sendmail.handOver(message, to: letter.recipient)
        let now = site.clock()
        try await letter.settle(answer, at: now, in: site.database)
        tell(of: answer, letter)
        switch answer {
        case .taken:
            let atFault = route.withLock { $0.passed() }
            if !atFault.isEmpty {
                try await OutgoingLetter.putOff(atFault, at: now, in: site.database)
            }
            return true
        case .refused: return true
        case .notTaken where letter.attempts > 0:
            // It was shown to be at fault itself, and says nothing of the others.
            try await OutgoingLetter.putOff([letter.id], at: now, in: site.database)
            return true
        case .notTaken: return route.withLock { $0.failed(letter.id) }
        case .unclear:
            route.withLock { $0.stalled() }
            return false
        }
    }

    /// Neither whom it is for nor what it says.
    private func tell(of answer: Sendmail.Answer, _ letter: OutgoingLetter) {
        switch answer {
        case .taken: break
        case .refused(let reason), .notTaken(let reason), .unclear(let reason):
            site.logger.warning(
                "a letter was not sent",
                metadata: [
                    "letter": "\(letter.id)", "kind": "\(letter.kind)",
                    "plugin": "\(letter.plugin)", "request": "\(letter.requestId)",
                    "fault": "\(reason)",
                ])
        }
    }

    private func tell(ofAbandoned count: Int) {
        guard count > 0 else { return }
        site.logger.error(
            "a host ended while the mail system had a letter: see the page of mail",
            metadata: ["letters": "\(count)"])
    }
}
