import Foundation
import HallsAPI
import KazakhstanFormats
import PluginKit

/// Tells of each hall whose last day is over, once.
enum Closings {
    static let job = Job.scheduled("halls.closings", "halls.job.closings", .daily(hour: 1)) { run in
        try await run.request.change { change in
            for closed in try await mark(in: change) { try await change.publish(closed) }
        }
    }

    /// Marks the halls as told; the statement locks them, so that their events keep their order.
    private static func mark(in change: Change) async throws -> [HallClosed] {
        try await change.rows(
            """
            UPDATE halls.halls SET is_closing_told = true
            WHERE last_day < \(change.request.today) AND NOT is_closing_told
            RETURNING id, name_kk, name_ru, name_en, last_day
            """, as: (UUID, String?, String?, String?, Day).self
        ).map { id, kk, ru, en, lastDay in
            HallClosed(hallId: id, hall: LocalizedText(kk: kk, ru: ru, en: en), lastDay: lastDay)
        }
    }
}
