-- What people type of names of places, letter by letter: in Kazakh, in Russian and in Latin letters.
local words = {"жидебай", "zhidebay", "өскемен", "усть-каменогорск", "oral", "уральск", "алматы",
    "qaraganda", "көкшетау", "ақтөбе", "shymkent", "талдықорған", "сарыағаш", "петропавловск"}
local asked, next = {}, 0

local function escaped(text)
    return (text:gsub("[^%w%-]", function(byte) return string.format("%%%02X", byte:byte()) end))
end

function init()
    for _, word in ipairs(words) do
        local typed, letters = "", 0
        for letter in word:gmatch("[%z\1-\127\194-\244][\128-\191]*") do
            typed, letters = typed .. letter, letters + 1
            if letters >= 2 then table.insert(asked, "?perPage=8&q=" .. escaped(typed)) end
        end
    end
end

function request()
    next = next % #asked + 1
    return wrk.format(nil, wrk.path .. asked[next])
end
