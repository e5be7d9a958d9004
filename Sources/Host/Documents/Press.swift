import Crypto
import Foundation
import PluginKit

/// Prints what documents say, each content once: those who ask for what is being made wait for it, and what was
/// made is kept for a while. What could not be made is not tried again at once.
actor Press {
    private var sheets: [Key: Sheet] = [:]
    /// Counts up with each reading, so that what was not read for long goes first.
    private var readings = 0
    private var kept = 0
    private let line = WaitingLine(places: 2, longest: 32)
    private let print: @Sendable (Printing, [UInt8]) async throws -> [UInt8]
    private let now: @Sendable () -> ContinuousClock.Instant

    /// How many bytes are kept.
    private static let room = 64 << 20
    /// How long a fault is told again before the program is.
    static let memory = Duration.seconds(60)

    private struct Key: Hashable {
        let printing: Printing
        let content: [UInt8]
    }

    private enum Sheet {
        case inWork([CheckedContinuation<Void, Never>])
        case ready([UInt8], lastRead: Int)
        case spoilt(any Error, until: ContinuousClock.Instant)
    }

    init(
        print: @escaping @Sendable (Printing, [UInt8]) async throws -> [UInt8] = { printing, text in
            try await printing.program.output(of: text)
        },
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.print = print
        self.now = now
    }

    /// What a program makes of a text.
    /// - Throws: ``LineFull`` where as much is waited for as may be; what the program threw, now or lately.
    func printed(_ text: [UInt8], by printing: Printing) async throws -> [UInt8] {
        let key = Key(printing: printing, content: Array(SHA256.hash(data: text)))
        while let sheet = sheets[key] {
            switch sheet {
            case .ready(let bytes, _):
                readings += 1
                sheets[key] = .ready(bytes, lastRead: readings)
                return bytes
            case .spoilt(let error, let end):
                guard now() >= end else { throw error }
                sheets[key] = nil
            case .inWork:
                await end(of: key)
                try Task.checkCancellation()
            }
        }
        sheets[key] = .inWork([])
        do {
            let bytes = try await line.run { [print] in
                try await print(printing, text)
            }
            settle(key, as: kept(bytes))
            makeRoom(besides: key)
            return bytes
        } catch {
            settle(key, as: spoilt(by: error))
            throw error
        }
    }

    private func end(of key: Key) async {
        await withCheckedContinuation { waiter in
            guard case .inWork(let waiters) = sheets[key] else { return waiter.resume() }
            sheets[key] = .inWork(waiters + [waiter])
        }
    }

    /// Wakes those who wait: they find what was made, or one of them tries where nobody has.
    private func settle(_ key: Key, as sheet: Sheet?) {
        guard case .inWork(let waiters) = sheets[key] else { return }
        sheets[key] = sheet
        for waiter in waiters { waiter.resume() }
    }

    private func kept(_ bytes: [UInt8]) -> Sheet {
        readings += 1
        kept += bytes.count
        return .ready(bytes, lastRead: readings)
    }

    /// Nil for who gave up or found no place: that says nothing of the sheet.
    private func spoilt(by error: any Error) -> Sheet? {
        if error is LineFull || error is CancellationError { return nil }
        let moment = now()
        sheets = sheets.filter { _, sheet in
            guard case .spoilt(_, let end) = sheet else { return true }
            return end > moment
        }
        return .spoilt(error, until: moment + Self.memory)
    }

    private func makeRoom(besides latest: Key) {
        while kept > Self.room {
            let old = sheets.compactMap { key, sheet -> (key: Key, lastRead: Int, size: Int)? in
                guard key != latest, case .ready(let bytes, let lastRead) = sheet else {
                    return nil
                }
                return (key, lastRead, bytes.count)
            }.min { $0.lastRead < $1.lastRead }
            guard let old else { return }
            sheets[old.key] = nil
            kept -= old.size
        }
    }
}

/// Pictures of addresses, printed once, by a press of their own: no document makes them wait.
struct PrintedScanCodes: ScanCodes {
    let press = Press()

    func picture(of text: String) async throws -> String {
        let bytes = try await press.printed(Array(text.utf8), by: .scanCode)
        return "data:image/svg+xml;base64," + Data(bytes).base64EncodedString()
    }
}
