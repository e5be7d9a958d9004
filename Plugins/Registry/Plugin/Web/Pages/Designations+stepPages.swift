import Foundation
import PluginKit

extension Designations {
    /// The page of a designation sends the steps at once; opened by itself, each asks once more.
    static let stepPages: [Page] = [
        step(.submission, .submitDesignations), step(.confirmation, .confirmDesignations),
        step(.publication, .publishDesignations), step(.withdrawal, .publishDesignations),
        Page.form(
            "designations/{id}/return", .requires(.readDesignations), of: SeenReturn.self
        ) { request in
            let designation = try await current(request)
            return Form.Content(
                words(.return, designation, for: request),
                record: SeenReturn(revision: designation.revision))
        } submit: { request, given in
            let (reason, revision) = (given.record.reason, given.record.revision)
            return try await take(.return, seenAt: revision, because: reason, by: request)
        },
    ]

    private static func step(_ step: Designation.Step, _ right: Permission) -> Page {
        Page.form(
            "designations/{id}/\(step.rawValue)", .requires(right), of: SeenStep.self
        ) { request in
            let designation = try await current(request)
            return Form.Content(
                words(step, designation, for: request),
                record: SeenStep(revision: designation.revision))
        } submit: { request, given in
            try await take(step, seenAt: given.record.revision, by: request)
        }
    }

    private static func take(
        _ step: Designation.Step, seenAt revision: Int, because reason: String? = nil,
        by request: Request
    ) async throws -> Destination {
        let designation = try await current(request)
        guard designation.revision == revision else { throw Stale() }
        _ = try await take(step, with: designation, because: reason, by: request)
        return Destination("designations/\(designation.id.text)", notice: step.message("done"))
    }

    private static func words(
        _ step: Designation.Step, _ designation: Designation, for request: Request
    ) -> Form.Words {
        let name = Drawing(request: request).words(designation.person.fullName)
        let label = request.text(step.message("button"))
        return Form.Words(
            title: Message("registry.stepTaken.title", ["step": label, "name": name]),
            introduction: step.message("lead"), button: step.message("button"),
            back: "designations/\(designation.id.text)")
    }
}
