# shellcheck shell=bash
# bench startup [N]: how long a start takes, against the same containers started by hand
# bench memory: what the running stack's parts need
# bench apphost [N]: the AppHost's start and memory, how soon the dashboard shows a death, how completely output arrives
# bench latency [N]: what each hop of the running stack adds
# bench alert [N]: how long it takes from a fault of the running stack to its alert
# bench router [N]: what the database router costs a query, on the running stack's database
# bench failover [N] [EVENT]: how long writes wait when the primary is killed or frozen, at a switchover, and when the replica is lost, on a stack of its own
# bench commit [N]: what a commit costs that waits for the replica, against one that does not, on a pair of its own
# bench clone [MIB]: how long it takes until a replica whose data is replaced is in step again, on a stack of its own
# bench telemetry [N]: what telemetry costs visitors, all of it on against all of it off, and what it loses, on stacks of its own; installs wrk
# bench site [SECONDS]: requests a second of the running stack's pages, posts and files; installs wrk

main() {
    local name=${1:-}
    if [[ $name == failover || $name == clone ]]; then
        shift
        # shellcheck source=/dev/null
        source "$root/eng/commands/chaos.sh"
        chaos_run "$name" "$@"
    fi
    [[ -n $name && -f $root/eng/bench/$name.mjs && $name =~ ^(startup|memory|apphost|latency|alert|router|commit|telemetry|site)$ ]] ||
        { echo "foobar bench: startup, memory, apphost, latency, alert, router, failover, commit, clone, telemetry or site?" >&2; exit 2; }
    command -v node >/dev/null || { echo "foobar bench: it needs Node.js: https://nodejs.org/" >&2; exit 1; }
    shift
    if [[ $name == apphost ]]; then
        begin_steps
        step "$browser_title" ensure browser
        end_steps
        find_browser
        export CHROMIUM=$REPLY
        browser_driver
        export NODE_PATH=$REPLY
    fi
    [[ ! $name =~ ^(telemetry|site)$ ]] || command -v wrk >/dev/null || install_wrk
    node "$root/eng/bench/$name.mjs" "$@"
}

install_wrk() {
    is_debian_like && can_be_root || { echo "foobar bench: it needs wrk: https://github.com/wg/wrk" >&2; exit 1; }
    begin_steps
    step "wrk" install_packages wrk
    end_steps
}
