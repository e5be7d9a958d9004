import PluginKit

extension Permission {
    static let editHalls = Permission(
        "halls.edit", label: "halls.permission.edit", granted: [.operator])
}

extension SettingKey where Value == Int {
    static let newsDays = SettingKey(
        "news.days", default: 365,
        meaning: "For how many days the page and the feed of news tell of a hall.")
}
