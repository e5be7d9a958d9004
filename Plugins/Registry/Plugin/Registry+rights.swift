import PluginKit

extension Permission {
    static let editBodies = Permission(
        "registry.bodies.edit", label: "registry.permission.editBodies", granted: [.operator])
    static let readDesignations = Permission(
        "registry.designations.read", label: "registry.permission.readDesignations",
        granted: [.operator, .reader])
    static let editDesignations = Permission(
        "registry.designations.edit", label: "registry.permission.editDesignations",
        granted: [.operator])
}

extension SettingKey where Value == Bool {
    /// Source: REG-3.
    static let rankThresholdMandatory = SettingKey(
        "rankThreshold.mandatory", default: false,
        meaning:
            "Whether a designation below the least rank is refused; by default it is recorded with a warning."
    )
}
