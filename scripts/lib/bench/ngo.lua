-- An organisation with every request, of a name of its own.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")

local before = '{"name": {"kk": "«Сынақ '
local between = ' жастары» қоғамдық қоры", "ru": "Общественный фонд «Молодежь '
local after = [[»"}, "legalForm": "publicFund", "noBinReason": "тіркеуде", "katoCode": "710000000",
    "registeredOn": "2020-02-03", "spheres": ["youth"], "head": "Үлгіов Сынақ",
    "contacts": [{"kind": "phone", "value": "+7 7172 00-00-00", "public": true}],
    "consentOn": "2026-01-15", "consentBasis": "Хат № 1"}]]

function init()
    math.randomseed(os.time())
end

function request()
    local number = math.random(1000000000)
    return wrk.format(nil, nil, nil, before .. number .. between .. number .. after)
end
