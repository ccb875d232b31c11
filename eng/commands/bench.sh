# shellcheck shell=bash
# bench startup [N]: how long a start takes, against the same containers started by hand
# bench memory: what the running stack's parts need
# bench latency [N]: what each hop of the running stack adds
# bench router [N]: what the database router costs a query, on the running stack's database

main() {
    local name=${1:-}
    [[ -n $name && -f $root/eng/bench/$name.mjs && $name =~ ^(startup|memory|latency|router)$ ]] || { echo "foobar bench: startup, memory, latency or router?" >&2; exit 2; }
    command -v node >/dev/null || { echo "foobar bench: it needs Node.js: https://nodejs.org/" >&2; exit 1; }
    shift
    node "$root/eng/bench/$name.mjs" "$@"
}
