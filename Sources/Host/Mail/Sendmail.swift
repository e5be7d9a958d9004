import Foundation
import Glibc
import PluginKit
import Subprocess
import SystemPackage

/// The machine's mail system, by the one interface that all of them have: a program that is given an
/// envelope as arguments and a letter on its standard input, and says by the number it ends with what
/// became of it (sysexits.h).
struct Sendmail: Sendable {
    let program: String
    let from: MailAddress
    /// A connection that nobody answers is given up by the system after two minutes.
    var limit = Duration.seconds(300)

    /// What the program said of a letter.
    enum Answer: Sendable, Equatable {
        /// The mail system has it.
        case taken
        /// Not this letter, however often.
        case refused(because: String)
        /// It has not taken it, and might another time.
        case notTaken(because: String)
        /// It said nothing: it was ended, and may have taken the letter before.
        case unclear(because: String)
    }

    /// Hands a letter over.
    ///
    /// The whole letter lies in the pipe before the program begins: should this host die, half a letter is
    /// never taken for a whole one. A task that is cancelled ends the program, so it must not be.
    func handOver(_ message: MailMessage, to recipient: String) async -> Answer {
        do {
            let input = try Self.pipe(holding: message.bytes)
            let arguments = ["-i", "-f", from.text, "--", recipient]
            return Self.answer(
                of: try await Deadline.keep(limit) {
                    try await SystemProgram(name: program).status(of: arguments, reading: input)
                })
        } catch let error as DeadlineMissed {
            return .unclear(because: "\(program) was ended: \(error)")
        } catch is CancellationError {
            return .unclear(because: "\(program) was ended with the host")
        } catch {
            return .notTaken(because: "\(program) could not be started: \(error)")
        }
    }

    private static func answer(of status: TerminationStatus) -> Answer {
        switch status {
        case .exited(0): .taken
        case .exited(65): .refused(because: "65: the mail server does not take it (EX_DATAERR)")
        case .exited(67): .refused(because: "67: there is no such recipient (EX_NOUSER)")
        case .exited(let code): .notTaken(because: "it ended with \(code)" + meaning(of: code))
        case .signaled(let signal): .unclear(because: "it was ended by signal \(signal)")
        }
    }

    private static func meaning(of code: Int32) -> String {
        switch code {
        case 68: ": the mail server was not found (EX_NOHOST)"
        case 69: ": the mail server is away (EX_UNAVAILABLE)"
        case 75: ": try again later (EX_TEMPFAIL)"
        case 77: ": it may not (EX_NOPERM)"
        case 78: ": it is not set up (EX_CONFIG)"
        default: ""
        }
    }

    /// The reading end of a pipe that holds these bytes and nothing more.
    private static func pipe(holding bytes: [UInt8]) throws -> FileDescriptor {
        let (reading, writing) = try FileDescriptor.pipe()
        // No other program that is started meanwhile inherits an end.
        for end in [reading, writing] { _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(writing.rawValue, F_SETFL, O_NONBLOCK)
        defer { try? writing.close() }
        do {
            guard try bytes.withUnsafeBytes({ try writing.write($0) }) == bytes.count else {
                throw PipeTooSmall()
            }
        } catch {
            try? reading.close()
            throw error
        }
        return reading
    }
}

/// The system gives no room for a letter.
struct PipeTooSmall: Error, CustomStringConvertible {
    let description = "a pipe of this system does not hold a letter"
}
