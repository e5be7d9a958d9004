-- A body with every request, beneath none: no two get in each other's way.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["Authorization"] = "Bearer " .. os.getenv("BENCH_TOKEN")

local before = '{"externalCode": "bench", "name": {"kk": "Сынақ органы № '
local between = '", "ru": "Пробный орган № '
local after = [["}, "level": "central", "kind": "ministry", "noBinReason": "pending",
    "katoCode": "110000000", "phones": ["+7 7172 00-00-00"], "email": "organ@example.invalid",
    "topics": ["жастар", "отбасы"], "validFrom": "2020-01-01"}]]

function init()
    math.randomseed(os.time())
end

function request()
    local number = math.random(20000)
    return wrk.format(nil, nil, nil, before .. number .. between .. number .. after)
end
