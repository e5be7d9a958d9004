import PluginKit

extension Designation {
    /// Where a designation stands on its way to the public list. Source: REG-2.
    enum State: String, Choice {
        case draft, submitted, returned, confirmed, published
        static let texts = "registry.state"

        /// Whether it is in force: it takes the place of its body and covers it.
        var holds: Bool { self == .confirmed || self == .published }

        /// The steps that lead on from here, and the right that each needs.
        var next: [(step: Step, right: Permission)] {
            switch self {
            case .draft, .returned: [(.submission, .submitDesignations)]
            case .submitted:
                [(.confirmation, .confirmDesignations), (.return, .confirmDesignations)]
            case .confirmed:
                [(.publication, .publishDesignations), (.return, .publishDesignations)]
            case .published: [(.withdrawal, .publishDesignations)]
            }
        }

        /// The right to correct or end what stands here, besides that to prepare: nobody brings about by
        /// a correction what they may not bring about by a step.
        var keeper: Permission {
            switch self {
            case .draft, .returned: .editDesignations
            case .submitted, .confirmed: .confirmDesignations
            case .published: .publishDesignations
            }
        }

        /// The step by which a designation may begin here, and the rights of all steps that it stands
        /// for; nil where none begins.
        var beginning: (step: Step, rights: [Permission])? {
            switch self {
            case .draft: (.preparation, [.editDesignations])
            case .submitted: (.submission, [.editDesignations, .submitDesignations])
            case .returned: nil
            case .confirmed:
                (.confirmation, [.editDesignations, .submitDesignations, .confirmDesignations])
            case .published:
                (
                    .publication,
                    [
                        .editDesignations, .submitDesignations, .confirmDesignations,
                        .publishDesignations,
                    ]
                )
            }
        }
    }

    /// What somebody did to bring it further.
    enum Step: String, Choice {
        case preparation, submission, confirmation, publication, withdrawal, `return`
        static let texts = "registry.step"

        var leadsTo: State {
            switch self {
            case .preparation: .draft
            case .submission: .submitted
            case .confirmation, .withdrawal: .confirmed
            case .publication: .published
            case .return: .returned
            }
        }
    }
}

extension Designation {
    /// The steps that somebody may take with it; none with what was entered by mistake.
    var nextSteps: [(step: Step, right: Permission)] {
        endReason == .enteredByMistake ? [] : state.next
    }
}
