/// What a listener on a channel is told.
public enum Notification: Sendable, Hashable {
    /// A NOTIFY reached the channel.
    case message(channel: String, payload: String)

    /// The channel is listened to from now on: first of all, and again after the connection or
    /// messages were lost. What happened before was not heard, so read again what is watched.
    case reconnected
}

extension Notification {
    /// The payload of a message.
    public var payload: String? {
        if case .message(_, let payload) = self { payload } else { nil }
    }
}
