-- A deputy of some body with every request: deputies never get in each other's way.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")

local before = '{"bodyId": "0199bbbb-0000-7000-8000-'
local after = [[", "kind": "deputy", "validFrom": "2024-01-10", "published": true,
    "person": {"surname": {"kk": "Үлгіов", "ru": "Образцов"},
               "givenName": {"kk": "Сынақ", "ru": "Проба"}},
    "position": {"kk": "басқарма басшысының орынбасары", "ru": "заместитель руководителя управления"},
    "rank": "regionalDepartment.deputyHead", "basis": "order", "orderNumber": "1-қ",
    "orderDate": "2024-01-10",
    "contacts": [{"kind": "phone", "value": "+7 7172 00-00-00", "public": true}]}]]

function init()
    math.randomseed(os.time())
end

function request()
    local body = string.format("%012d", math.random(20000))
    return wrk.format(nil, nil, nil, before .. body .. after)
end
