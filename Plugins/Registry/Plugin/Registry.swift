public import PluginKit
import RegistryAPI

/// State bodies, their authorised officials for interaction with civil society, and the classifier of
/// places. Source: REG-1 to REG-6, REG-10.
public struct Registry: Plugin {
    public init() {}
}

extension Registry: DeclaresPermissions {
    public var permissions: [Permission] {
        [
            .editBodies, .readDesignations, .editDesignations, .submitDesignations,
            .confirmDesignations, .publishDesignations, .readCampaigns, .conductCampaigns,
            .editMaterials, .readNGOs, .editNGOs,
        ] + Places.permissions
    }
}

extension Registry: DeclaresSettings {
    public var settings: [any AnySettingKey] {
        [
            SettingKey.rankThresholdMandatory, SettingKey.appealsAddress, SettingKey.embedSites,
            SettingKey.dataLicence, SettingKey.dataContact,
            SettingKey.contactQueryDays,
            SettingKey.remindBefore,
        ]
    }
}

extension Registry: ServesAPI {
    public var endpoints: [Endpoint] {
        NGOs.endpoints + Places.endpoints + Ranks.endpoints + Bodies.endpoints
            + Designations.endpoints
            + Officials.endpoints + Finder.endpoints + Lists.endpoints + Coverage.endpoints
            + Changes.endpoints + DataSets.endpoints
            + Campaigns.endpoints
            + ContactReports.endpoints + ContactNotes.endpoints
            + Materials.endpoints + MaterialEditions.endpoints + Relations.endpoints
            + NGOCorrections.endpoints + NGOApplications.endpoints
    }
}

extension Registry: ShowsPages {
    public var pages: [Page] {
        Officials.pages + Finder.pages + Lists.pages + ListEditions.pages + ListPlacements.pages
            + Bodies.pages + [Poster.page] + Designations.pages + Coverage.pages + Changes.pages
            + DataSets.pages + ContactQueries.pages
            + Campaigns.pages + CampaignLinks.pages
            + ContactReports.pages + ContactNotes.pages
            + NGOCorrections.pages + NGOApplications.pages + NGOApplications.operatorPages
            + Materials.pages + MaterialEditions.pages + Acknowledgements.pages
            + Relations.pages
            + NGOs.pages
    }
}

extension Registry: AddsNavigation {
    public var navigation: [NavigationItem] {
        [
            NavigationItem("registry.finder.menu", path: "finder", access: .public, order: 5),
            NavigationItem(
                "registry.officials.menu", path: "officials", access: .public, order: 10),
            NavigationItem("registry.bodies.menu", path: "bodies", access: .public, order: 20),
            NavigationItem("registry.ngos.menu", path: "ngos", access: .public, order: 25),
            NavigationItem("registry.coverage.menu", path: "coverage", access: .public, order: 30),
            NavigationItem(
                "registry.materials.menu", path: "materials", access: .public, order: 35),
            NavigationItem(
                "registry.designations.menu", path: "designations",
                access: .requires(.readDesignations), order: 40),
            NavigationItem(
                "registry.campaigns.menu", path: "campaigns", access: .requires(.readCampaigns),
                order: 50),
            NavigationItem(
                "registry.ngoIncoming.menu", path: "ngo-incoming",
                access: .requires(.readNGOs), order: 60),
        ]
    }
}

extension Registry: AddsCards {
    public var cards: [Card] {
        [Officials.card, Coverage.card, Designations.card, NGOApplications.card]
    }
}

extension Registry: MakesDocuments {
    public var documents: [Document] {
        [Officials.vCard, Poster.document, Coverage.document] + Lists.documents
    }
}

extension Registry: KeepsFiles {
    public var files: [FileKind] { [.order, .materialInKazakh, .materialInRussian] }
}

extension Registry: OffersImports {
    public var imports: [ImportKind] {
        Places.imports + [
            BodyImport.kind, DesignationImport.kind, NGOImport.kind, NGOReportImport.kind,
        ]
    }
}

extension Registry: OffersExports {
    public var exports: [ExportKind] {
        [
            Officials.export, Bodies.export, Designations.export, Campaigns.export, NGOs.export,
        ]
    }
}

extension Registry: PublishesFeeds {
    public var feeds: [Feed] { Changes.feeds + [ListEditions.feed] }
}

extension Registry: PublishesEvents {
    public var events: [EventKind] {
        [
            .of(BodyFounded.self), .of(BodyRenamed.self), .of(BodyTransferred.self),
            .of(BodyClosed.self), .of(BodyVacated.self),
            .of(NGORecorded.self), .of(NGOStatusChanged.self), .of(NGOsMerged.self),
        ]
    }
}

extension Registry: HandlesEvents {
    public var handlers: [EventHandler] { Changes.handlers }
}

extension Registry: RunsJobs {
    public var jobs: [Job] {
        [
            Vacancies.job, ContactQueries.job, Campaigns.job, ReaderReports.job,
            Acknowledgements.job, NGOApplications.job,
        ]
    }
}

extension Registry: SendsMail {
    public var letters: [LetterKind] {
        [
            .contactQuery, .contactReminder, .campaignRequest, .campaignReminder,
            .contactReportAnswer, .material, .materialReminder,
            .ngoCorrectionAnswer, .ngoApplicationCode, .ngoApplicationAccepted,
            .ngoApplicationRefused,
        ]
    }
}

extension Registry: OffersServices {
    public func offer(in room: Room) {
        room.services.offer(
            StoredBodies(database: room.database), as: (any BodyDirectory).self)
        room.services.offer(StoredNGOs(database: room.database), as: (any NGODirectory).self)
        room.services.offer(BodyTree(database: room.database), as: (any UnitTree).self)
    }
}

/// The plugin, handed to the host that loads its library.
@_cdecl("arna_plugin_registry")
public func entryPoint() -> UnsafeMutableRawPointer { EntryPoint.handOver(Registry.self) }
