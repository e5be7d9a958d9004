import HTTPTypes
import PluginKit

/// How many calls a client has in a stretch of time, and what it is called in `RateLimit-Policy`.
struct QuotaPolicy: Sendable {
    let calls: Int
    /// `"token";q=3000;w=60`, made once.
    let field: HTTPField
    /// `"token";r=`
    fileprivate let opening: String

    /// Nil where there is no limit.
    init?(_ name: String, _ calls: Int, in seconds: Int) {
        guard calls > 0 else { return nil }
        self.calls = calls
        field = HTTPField(name: .rateLimitPolicy, value: "\"\(name)\";q=\(calls);w=\(seconds)")
        opening = "\"\(name)\";r="
    }
}

/// What a client has left, as the header fields of draft-ietf-httpapi-ratelimit-headers tell it.
struct Quota: Sendable {
    let policy: QuotaPolicy
    /// Below zero where there was one call too many.
    let left: Int
    /// Until it has all again.
    let seconds: Int

    /// - Throws: ``QuotaSpent`` where it was one call too many.
    func admit() throws(QuotaSpent) {
        if left < 0 { throw QuotaSpent(seconds: seconds) }
    }

    func tell(in headers: inout HTTPFields) {
        headers.append(policy.field)
        var value = policy.opening
        value += String(max(0, left))
        value += ";t="
        value += String(seconds)
        headers.append(HTTPField(name: .rateLimit, value: value))
    }
}

/// A client called the API too often.
struct QuotaSpent: Refusal {
    let seconds: Int
    var consequence: Consequence { .tooOften }
    var message: Message { Message("host.refusal.quotaSpent", count: seconds) }
    var retryAfter: Int? { seconds }
}

extension HTTPField.Name {
    static let rateLimit = Self("RateLimit")!
    static let rateLimitPolicy = Self("RateLimit-Policy")!
}
