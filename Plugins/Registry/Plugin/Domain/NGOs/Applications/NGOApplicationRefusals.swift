import Foundation
import PluginKit

/// An application for an organisation that has a card.
struct NGOKnown: Refusal {
    let ngoId: UUID
    var consequence: Consequence { .conflict }
    var message: Message { problems[0].message }
    var problems: [FieldProblem] { [.registry("/bin", "ngoKnown", ["id": ngoId.text])] }
}

/// So many of this address or of this BIN wait already.
enum ApplicationsWaiting: Refusal {
    case ofAddress, ofBin

    var consequence: Consequence { .tooOften }
    var message: Message {
        switch self {
        case .ofAddress: "registry.refusal.applicationsOfAddress"
        case .ofBin: "registry.refusal.applicationsOfBin"
        }
    }
    var retryAfter: Int? { 86_400 }
}

/// A code that is not taken, or not sent, any more.
enum CodeRefused: Refusal {
    /// It is too old, or too many wrong ones were tried: another one must be sent.
    case spent
    /// No more is sent for this application.
    case noMore
    /// The application was confirmed already.
    case confirmed

    var consequence: Consequence { self == .noMore ? .tooOften : .conflict }
    var message: Message {
        switch self {
        case .spent: "registry.refusal.codeSpent"
        case .noMore: "registry.refusal.codesSent"
        case .confirmed: "registry.refusal.applicationConfirmed"
        }
    }
}

/// An application that an operator has decided already.
struct ApplicationDecided: Refusal {
    let day: String
    var consequence: Consequence { .conflict }
    var message: Message { Message("registry.refusal.applicationDecided", ["day": day]) }
}
