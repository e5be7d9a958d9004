-- What people type into the search for organisations, one of the file after the other.
local asked, next = {}, 0

function init()
    for line in io.lines(os.getenv("BENCH_TYPED")) do table.insert(asked, line) end
end

function request()
    next = next % #asked + 1
    return wrk.format(nil, wrk.path .. asked[next])
end
