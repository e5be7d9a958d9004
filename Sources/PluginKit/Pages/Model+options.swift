/// What a filter offers, each with `{{> host/option}}` within its `<select>`.
extension Model {
    /// - Parameter chosen: The value that was asked for.
    public static func options(_ offers: [Form.Offer], chosen: String?) -> Model {
        .list(
            offers.map {
                [
                    "value": .text($0.value), "label": .text($0.label),
                    "isChosen": .flag($0.value == chosen),
                ]
            })
    }

    /// Every case of a choice, by its text.
    public static func choices<Filter: Choice>(chosen: Filter?, for request: Request) -> Model {
        options(
            Filter.allCases.map {
                Form.Offer(value: $0.rawValue, label: request.text(Message($0.label)))
            }, chosen: chosen?.rawValue)
    }
}
