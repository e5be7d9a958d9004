public import Foundation
public import KazakhstanFormats

/// The organisations of the registry, for plugins that require it.
public protocol NGODirectory: Sendable {
    /// What is recorded against an organisation taking part in a social order or a grant on a day; empty where
    /// nothing is. It decides nothing: a person does. Source: law 3.8a.
    func eligibility(of ngo: UUID, on day: Day) async throws -> [Ineligibility]
}

/// A reason for which an organisation may not take part, with where it is known from.
public struct Ineligibility: Sendable, Hashable {
    public let reason: Reason
    /// Since when, where that is known.
    public let since: Day?
    /// The act or the source that says so.
    public let source: String?

    public enum Reason: String, Sendable, CaseIterable {
        /// There is no such organisation.
        case unknown
        /// It is of a form that is no organisation of law 36-III, or a person must decide.
        case form
        /// It works no longer.
        case inactive
        case suspended, liquidating, liquidated
        /// The NGO Database has no information of the year that was due last.
        case reportMissing
    }

    public init(_ reason: Reason, since: Day? = nil, source: String? = nil) {
        self.reason = reason
        self.since = since
        self.source = source
    }
}
