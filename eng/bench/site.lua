-- What wrk asks for. Arguments: the kind of request, the number of threads on the board, and "own" for a visitor whose pages nobody may keep.
local kind, threads, headers
local kinds = {
    front = function() return "/" end,
    active = function() return "/active" end,
    thread = function() return "/threads/1" end,
    ["any-thread"] = function() return "/threads/" .. math.random(threads) end,
    -- The words of eng's generated board: FooBar.Api/Seeding/GeneratedText.cs.
    ["rare-word"] = function() return "/search?q=" .. rare_word(math.random(threads) - 1) end,
    ["frequent-word"] = function() return "/search?q=certificate" end,
}

function rare_word(thread)
    local consonants, vowels = "bdfghjklmnprstvwxzcq", "aeiou"
    local word, number = "", math.floor(thread / 20)
    for _ = 1, 4 do
        local c, v = number % 20 + 1, math.floor(number / 20) % 5 + 1
        word = consonants:sub(c, c) .. vowels:sub(v, v) .. word
        number = math.floor(number / 100)
    end
    return word
end

local threads_of_wrk = 0
function setup(thread)
    thread:set("seed", threads_of_wrk)
    threads_of_wrk = threads_of_wrk + 1
end

function init(args)
    kind, threads = args[1], tonumber(args[2])
    math.randomseed(os.time() + 7919 * seed)
    headers = { ["Accept-Encoding"] = "gzip" }
    -- Any cookie of the site makes a page somebody's own.
    if args[3] == "own" then headers["Cookie"] = "foobar-bench=1" end
end

local posted = 0
function request()
    if kind == "post" then
        posted = posted + 1
        return wrk.format("POST", "/api/threads", { ["Content-Type"] = "application/json" },
            string.format('{"title":"Post %d of worker %d","body":"The load balancer answers later than the web server. What would you look at first?","author":"Visitor"}', posted, seed))
    end
    if kind:sub(1, 1) == "/" then return wrk.format("GET", kind, headers) end
    return wrk.format("GET", kinds[kind](), headers)
end

function done(summary, latency)
    local errors = summary.errors
    io.write(string.format("RESULT %.1f %.3f %.3f %d %d\n", summary.requests / (summary.duration / 1e6),
        latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.requests, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
