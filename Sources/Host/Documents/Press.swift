import Crypto
import Foundation
import PluginKit

/// Prints what documents say, each content once: those who ask for what is being made wait for it, and what was
/// made is kept for a while. A few programs run at once, and no more.
actor Press {
    private var sheets: [Key: Sheet] = [:]
    private var running = 0
    private var queue: [CheckedContinuation<Void, Never>] = []
    /// Counts up with each reading, so that what was not read for long goes first.
    private var readings = 0
    private var kept = 0

    /// How many programs run at once, and how many may wait for them.
    private static let limit = 2
    private static let longestQueue = 32
    /// How many bytes are kept.
    private static let room = 64 << 20

    private struct Key: Hashable {
        let printing: Printing
        let content: [UInt8]
    }

    private enum Sheet {
        case inWork([CheckedContinuation<Void, Never>])
        case ready([UInt8], lastRead: Int)
    }

    /// What a program makes of a text.
    /// - Throws: ``PressBusy`` where as much is waited for as may be.
    func printed(_ text: [UInt8], by printing: Printing) async throws -> [UInt8] {
        let key = Key(printing: printing, content: Array(SHA256.hash(data: text)))
        while let sheet = sheets[key] {
            switch sheet {
            case .ready(let bytes, _):
                readings += 1
                sheets[key] = .ready(bytes, lastRead: readings)
                return bytes
            case .inWork:
                await end(of: key)
                try Task.checkCancellation()
            }
        }
        sheets[key] = .inWork([])
        do {
            let bytes = try await run { try await printing.program.output(of: text) }
            settle(key, with: bytes)
            return bytes
        } catch {
            settle(key, with: nil)
            throw error
        }
    }

    /// Waits until one of the few may run, in the order of asking.
    private func run(_ work: () async throws -> [UInt8]) async throws -> [UInt8] {
        if running < Self.limit {
            running += 1
        } else {
            guard queue.count < Self.longestQueue else { throw PressBusy() }
            await withCheckedContinuation { queue.append($0) }
        }
        defer {
            if queue.isEmpty { running -= 1 } else { queue.removeFirst().resume() }
        }
        return try await work()
    }

    private func end(of key: Key) async {
        await withCheckedContinuation { waiter in
            guard case .inWork(let waiters) = sheets[key] else { return waiter.resume() }
            sheets[key] = .inWork(waiters + [waiter])
        }
    }

    /// Keeps what was made, and wakes those who wait: what was not made, the next of them makes.
    private func settle(_ key: Key, with bytes: [UInt8]?) {
        guard case .inWork(let waiters) = sheets.removeValue(forKey: key) else { return }
        if let bytes {
            readings += 1
            sheets[key] = .ready(bytes, lastRead: readings)
            kept += bytes.count
            makeRoom(besides: key)
        }
        for waiter in waiters { waiter.resume() }
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

/// As many wait for documents as may.
struct PressBusy: Refusal {
    var consequence: Consequence { .unavailable }
    var message: Message { "host.document.busy" }
}

/// Pictures of addresses, printed once.
struct PrintedScanCodes: ScanCodes {
    let press: Press

    func picture(of text: String) async throws -> String {
        let bytes = try await press.printed(Array(text.utf8), by: .scanCode)
        return "data:image/svg+xml;base64," + Data(bytes).base64EncodedString()
    }
}
