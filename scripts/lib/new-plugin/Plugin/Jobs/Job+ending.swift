import Foundation
import PluginKit

extension Job {
    /// Takes off the list what has ended, every night.
    static let ending = Job.scheduled("__id__.ending", "__id__.job.ending", .daily(hour: 1)) {
        run in
        try await run.request.change { change in
            let ended = try await change.rows(
                """
                UPDATE __id__.__table__ SET is_ended = true
                WHERE last_day < \(change.request.today) AND NOT is_ended RETURNING id
                """, as: UUID.self)
            for id in ended { try await change.audit("__id__.__entity__.ended", of: id) }
        }
    }
}
