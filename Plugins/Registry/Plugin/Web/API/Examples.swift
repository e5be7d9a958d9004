import PluginKit

/// Inputs that work, for the API description.
enum Examples {
    static let body: JSON = [
        "level": "regional", "kind": "akimat", "katoCode": "100000000",
        "noBinReason": "structural unit",
        "name": ["kk": "Абай облысының әкімдігі", "ru": "Акимат области Абай"],
        "phones": ["+7 7222 00-00-00"], "validFrom": "2022-06-08",
    ]

    static let ngo: JSON = [
        "name": [
            "kk": "«Үлгі» қоғамдық қоры", "ru": "Общественный фонд «Үлгі»",
        ],
        "legalForm": "publicFund", "noBinReason": "тіркеуде", "katoCode": "710000000",
        "registeredOn": "2020-02-03", "spheres": ["education", "youth"],
        "contacts": [["kind": "email", "value": "ulgi@example.invalid", "public": true]],
        "consentOn": "2026-01-15", "consentBasis": "2026 жылғы 15 қаңтардағы хат",
    ]

    static let ngoApplication: JSON = [
        "name": ["kk": "«Үлгі» қоғамдық қоры", "ru": "Общественный фонд «Үлгі»"],
        "legalForm": "publicFund", "noBinReason": "тіркеуде", "katoCode": "710000000",
        "spheres": ["education"], "email": "ulgi@example.invalid", "agreesToContacts": true,
        "applicant": "Үлгі Сынақов", "applicantEmail": "synaq@example.invalid",
    ]

    static let ngoRegistrationRefusal: JSON = ["reason": "Бұл ұйымның карточкасы тізілімде бар"]

    static let ngoCorrection: JSON = [
        "subject": "head", "details": "Ұйымды былтырдан бері басқа адам басқарады",
    ]

    static let merging: JSON = ["intoId": "01990000-0000-7000-8000-000000000020"]

    static let renaming: JSON = [
        "name": [
            "kk": "Мәдениет және ақпарат министрлігі", "ru": "Министерство культуры и информации",
        ],
        "effectiveOn": "2023-09-02", "basis": "Указ от 01.09.2023",
    ]

    static let ngoRenaming: JSON = [
        "name": [
            "kk": "«Өнеге» қоғамдық қоры", "ru": "Общественный фонд «Өнеге»",
        ],
        "effectiveOn": "2025-06-02", "basis": "Жалпы жиналыстың 15.05.2025 шешімі",
    ]

    static let transfer: JSON = [
        "katoCode": "710000000", "effectiveOn": "2024-01-01", "basis": "Бұйрық № 1",
    ]

    static let closure: JSON = ["closedOn": "2024-12-31", "basis": "Қаулы № 1"]

    static let relation: JSON = [
        "kind": "successor", "otherId": "01990000-0000-7000-8000-000000000011",
        "effectiveOn": "2025-01-01", "basis": "Қаулы № 1",
    ]

    static let designation: JSON = [
        "bodyId": "01990000-0000-7000-8000-000000000010",
        "person": [
            "surname": ["kk": "Үлгіов", "ru": "Образцов"],
            "givenName": ["kk": "Сынақ", "ru": "Проба"],
        ],
        "position": [
            "kk": "департамент директорының орынбасары", "ru": "заместитель директора департамента",
        ],
        "rank": "central.deputyDirector", "basis": "order", "orderNumber": "1-қ",
        "orderDate": "2024-01-10", "kind": "primary", "validFrom": "2024-01-10",
        "contacts": [["kind": "phone", "value": "+7 7172 00-00-00", "public": true]],
        "published": true,
    ]

    static let `return`: JSON = ["reason": "Бұйрықтың нөмірі жоқ"]

    static let listPublication: JSON = ["basis": "2026 жылғы 20 наурыздағы № 15-ө бұйрық"]

    static let listPlacement: JSON = [
        "address": "https://abai.gov.kz/kk/oficial-tizim", "placedOn": "2026-03-20",
    ]

    static let listRemoval: JSON = ["removedOn": "2026-09-30"]

    static let campaign: JSON = [
        "title": ["kk": "2026 жылғы тізім", "ru": "Список 2026 года"],
        "contact": "С. Үлгіов, +7 7172 74-00-00", "dueOn": "2026-12-15",
    ]

    static let campaignChoice: JSON = ["level": "district", "region": "100000000"]

    static let campaignExtension: JSON = ["dueOn": "2026-12-22"]

    static let askedAddress: JSON = ["address": "kense@example.kz"]

    static let contactReport: JSON = [
        "subject": "phone", "details": "Бұл нөмірге басқа мекеме жауап береді",
    ]

    static let contactSettlement: JSON = ["outcome": "corrected", "answer": "Нөмір түзетілді"]

    static let material: JSON = [
        "kind": "recommendation",
        "title": ["kk": "Әдістемелік ұсынымдар", "ru": "Методические рекомендации"],
    ]

    static let materialEdition: JSON = [
        "number": 2, "inForceFrom": "2027-01-01",
        "note": ["kk": "Есеп нысаны өзгерді", "ru": "Изменилась форма отчёта"],
    ]

    static let materialSending: JSON = ["level": "regional"]

    static let revocation: JSON = ["revokedOn": "2024-12-31", "reason": "ended"]
}
