public import Foundation

/// What a job that is asked for must know.
///
/// ```swift
/// struct YearlyReport: JobOrder {
///     static let job = "publications.yearlyReport"
///     var year = 0
///     static let fields = Fields(
///         "YearlyReport", texts: "publications.yearlyReport", blank: YearlyReport(),
///         [Field("year", \.year, .required)])
/// }
/// ```
public protocol JobOrder: Described {
    /// The name of the ``Job`` that it is for.
    static var job: String { get }
}

extension Change {
    /// Asks for a job, in this transaction: where that is undone, nobody has asked.
    /// - Returns: The id of the run.
    @discardableResult
    public func ask<Order: JobOrder>(_ order: Order) async throws -> UUID {
        aftermath.asks()
        return try await request.queue.keep(
            AskedJob(job: Order.job, order: order.written.text), of: request, in: transaction)
    }
}

/// A job that is asked for, on its way into the queue.
public struct AskedJob: Sendable {
    public let job: String
    /// Its ``JobOrder`` as JSON.
    public let order: String

    package init(job: String, order: String) {
        self.job = job
        self.order = order
    }
}

/// Keeps what was asked for until it is done.
public protocol JobQueue: Sendable {
    /// - Returns: The id of the run.
    func keep(_ job: AskedJob, of request: Request, in transaction: Transaction) async throws
        -> UUID

    /// Something was asked for and committed: those who work need not wait for their next round.
    func ring()
}
