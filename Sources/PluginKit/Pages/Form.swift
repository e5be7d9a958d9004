/// A form of a page: its words, and the values that its fields show.
public struct Form: Sendable {
    public let words: Words
    public let fields: [FieldDescription]
    /// The values, in the shape of the fields.
    public let values: JSON
    /// Of the record that the form changes, if that has revisions.
    public let revision: Int?
    public let problems: [FieldProblem]
    /// A refusal that is about no field.
    public let refusal: Message?

    public init(
        words: Words, fields: [FieldDescription], values: JSON, revision: Int? = nil,
        problems: [FieldProblem] = [], refusal: Message? = nil
    ) {
        self.words = words
        self.fields = fields
        self.values = values
        self.revision = revision
        self.problems = problems
        self.refusal = refusal
    }

    /// What stands around the fields.
    public struct Words: Sendable {
        public var title: Message
        public var introduction: Message?
        /// What the form is about, shown above its fields. Where somebody changed it meanwhile, it is shown
        /// anew, and hidden fields are sent as they are for it.
        public var subject: Subject?
        public var button: Message
        /// Other ways to send the form, beside the button.
        public var otherButtons: [Button]
        /// Where «back» leads, relative to the plugin.
        public var back: String?
        /// For fields of ``FieldControl/offered``: what may be chosen.
        public var offers: [String: [Offer]]
        /// For those of them that have more than can be offered at once: how the others are found.
        public var searches: [String: Search]

        public init(
            title: Message, introduction: Message? = nil, subject: Subject? = nil,
            button: Message = "host.form.save", otherButtons: [Button] = [], back: String? = nil,
            offers: [String: [Offer]] = [:], searches: [String: Search] = [:]
        ) {
            self.title = title
            self.introduction = introduction
            self.subject = subject
            self.button = button
            self.otherButtons = otherButtons
            self.back = back
            self.offers = offers
            self.searches = searches
        }
    }

    /// A search below a field of ``FieldControl/offered``: one types, and what is found may be chosen. Without a
    /// script, too: the form comes back as it was filled in.
    public struct Search: Sendable {
        /// Over the box in which one types.
        public let label: Message
        /// What may be chosen by the words typed; some dozens at most.
        public let find: @Sendable (String) async throws -> [Offer]
        /// The offers of values that were chosen and are no longer among those shown.
        public let name: @Sendable ([String]) async throws -> [Offer]
        /// What was typed, and how many were found by it.
        package var typed: (text: String, found: Int)?

        public init(
            _ label: Message, find: @escaping @Sendable (String) async throws -> [Offer],
            name: @escaping @Sendable ([String]) async throws -> [Offer]
        ) {
            self.label = label
            self.find = find
            self.name = name
        }
    }

    /// A record, or whatever else must be seen before the form is sent.
    public struct Subject: Sendable {
        /// Of the plugin: `publications/summary`. It begins below the heading of the page.
        public let template: String
        public let model: Model

        public init(_ template: String, _ model: Model) {
            self.template = template
            self.model = model
        }
    }

    /// A button that sends the form with a value of its own for one field; should the form come back, the
    /// field has again what it had at first.
    public struct Button: Sendable {
        public let label: Message
        /// The name of a field, which is ``FieldTrait/hidden``.
        public let field: String
        public let value: String

        public init(_ label: Message, _ field: String, _ value: String) {
            self.label = label
            self.field = field
            self.value = value
        }
    }

    /// One thing that may be chosen.
    public struct Offer: Sendable {
        public let value: String
        public let label: String

        public init(value: String, label: String) {
            self.value = value
            self.label = label
        }
    }

    /// What a form starts with.
    public struct Content<Record: Described>: Sendable {
        public let words: Words
        public let record: Record
        /// Whether the record exists and is changed, or is made.
        public let isChange: Bool
        /// What shows the form in the place of the host's drawing, for controls that fields do not have, as the
        /// boxes of a tree. Its template finds the form as `form`, says `form.isRefused` and `form.refusal`, and
        /// sends `_csrf` and the fields by their names. It is given what was filled in where that was refused, and nil
        /// before.
        public let view: (@Sendable (JSON?) -> View)?

        public init(
            _ words: Words, record: Record = Record.fields.blank, isChange: Bool = false,
            view: (@Sendable (JSON?) -> View)? = nil
        ) {
            self.words = words
            self.record = record
            self.isChange = isChange
            self.view = view
        }

        var revision: Int? { isChange ? record.revisionIfAny : nil }
    }
}

/// A page with a form, as the host serves it.
public struct FormPage: Sendable {
    public let fields: [FieldDescription]
    public let prepare: @Sendable (Request) async throws -> Prepared
    /// Takes what was filled in, and of which revision the form was, where it said so.
    public let submit: @Sendable (Request, JSON, Int?) async throws -> Destination

    public struct Prepared: Sendable {
        public let words: Form.Words
        public let values: JSON
        /// Of the record that the form changes.
        public let revision: Int?
        public let view: (@Sendable (JSON?) -> View)?
    }
}
