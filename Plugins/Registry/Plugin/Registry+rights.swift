import PluginKit

extension Permission {
    static let editBodies = Permission(
        "registry.bodies.edit", label: "registry.permission.editBodies", granted: [.operator],
        perUnit: true)
    static let readDesignations = Permission(
        "registry.designations.read", label: "registry.permission.readDesignations",
        granted: [.operator, .editor, .reader], perUnit: true)
    /// Prepares designations; the four rights after the reading are those of the steps of REG-2.
    static let editDesignations = Permission(
        "registry.designations.edit", label: "registry.permission.editDesignations",
        granted: [.operator, .editor], perUnit: true)
    static let submitDesignations = Permission(
        "registry.designations.submit", label: "registry.permission.submitDesignations",
        granted: [.operator, .editor], perUnit: true)
    static let confirmDesignations = Permission(
        "registry.designations.confirm", label: "registry.permission.confirmDesignations",
        granted: [.operator], perUnit: true)
    static let publishDesignations = Permission(
        "registry.designations.publish", label: "registry.permission.publishDesignations",
        granted: [.operator], perUnit: true)
    static let readCampaigns = Permission(
        "registry.campaigns.read", label: "registry.permission.readCampaigns",
        granted: [.operator, .editor, .reader], perUnit: true)
    static let conductCampaigns = Permission(
        "registry.campaigns.conduct", label: "registry.permission.conductCampaigns",
        granted: [.operator], perUnit: true)

    /// Sees what of organisations is not public, and what was sent in about them.
    static let readNGOs = Permission(
        "registry.ngos.read", label: "registry.permission.readNGOs",
        granted: [.operator, .editor, .reader])
    static let editNGOs = Permission(
        "registry.ngos.edit", label: "registry.permission.editNGOs", granted: [.operator])

    /// Prepares, publishes and sends methodical materials, for all bodies of the agency.
    static let editMaterials = Permission(
        "registry.materials.edit", label: "registry.permission.editMaterials", granted: [.operator])
}

extension SettingKey where Value == Bool {
    /// Source: REG-3.
    static let rankThresholdMandatory = SettingKey(
        "rankThreshold.mandatory", default: false,
        meaning:
            "Whether a designation below the least rank is refused; by default it is recorded with a warning."
    )
}

extension SettingKey where Value == Sites {
    /// Source: REG-5.
    static let embedSites = SettingKey(
        "embed.sites", default: .none,
        meaning: "Which other sites may show the lists of officials in a frame; by default none.")
}

extension SettingKey where Value == String {
    static let dataLicence = SettingKey(
        "data.licence", default: "",
        meaning:
            "On which terms the open data may be used, as the passports of the data sets say it.")
    static let dataContact = SettingKey(
        "data.contact", default: "",
        meaning: "Whom to ask about the open data, as the passports of the data sets say it.")
    /// Source: REG-6.
    static let appealsAddress = SettingKey(
        "appeals.address", default: "",
        meaning:
            "Where appeals under the code are taken, beginning with https://; the pages of officials link to it."
    )
}

extension SettingKey where Value == AskingDays {
    /// Source: REG-11.
    static let contactQueryDays = SettingKey(
        "contacts.askOn", default: AskingDays.halfYears,
        meaning:
            "On which days of the year, as month and day, officials of the public list are asked by e-mail whether their contacts are right; empty for never."
    )
}

extension SettingKey where Value == ReminderDays {
    /// Source: REG-11.
    static let remindBefore = SettingKey(
        "campaigns.remindBefore", default: ReminderDays.standard,
        meaning:
            "How many days before its due day bodies that have not answered a campaign are reminded by e-mail; empty for never."
    )
}
