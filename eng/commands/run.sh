# shellcheck shell=bash
# run [arguments]: starts the stack and stays with it; Ctrl+C ends it all; arguments go to the AppHost, e.g. --persist, or --empty for a board without example data
# run --detach [arguments]: starts the stack in the background and returns when the site answers

main() {
    local detach='' arguments=() argument
    for argument; do
        if [[ $argument == --detach ]]; then detach=yes; else arguments+=("$argument"); fi
    done

    apphost_refuse_second
    # Before anything is built for it.
    if [[ $detach ]]; then refuse_taken_address "${arguments[@]}"; fi
    setup_all
    lock_setup
    apphost_refuse_second
    apphost_claim $$
    unlock_setup
    begin_steps
    trap 'rm -f "$apphost_pid_file"; end_steps' EXIT
    step "AppHost" apphost_build
    apphost_environment

    if [[ $detach ]]; then
        start_in_background "${arguments[@]}"
    else
        trap - EXIT
        end_steps
        trap - INT TERM HUP
        # The process keeps its number: it is the one that the file names.
        exec dotnet "$apphost_program" "${arguments[@]}"
    fi
}

# Another stack's answer would be taken for this one's.
refuse_taken_address() {
    local address
    address=$(site_address "$@")
    if listens "$address"; then
        bad "FooBar did not start"
        printf '  Cause:  something else listens at %s\n  Remedy: end it, or choose another port: ./foobar run --Ports:Https=9443\n' "$address" >&2
        exit 1
    fi
}

start_in_background() {
    local pid address dashboard
    # Setting up and building took their time.
    refuse_taken_address "$@"
    address=$(site_address "$@")
    : >"$apphost_log"
    setsid dotnet "$apphost_program" "$@" >>"$apphost_log" 2>&1 </dev/null &
    pid=$!
    disown "$pid"
    apphost_claim "$pid"
    trap end_steps EXIT
    on_interrupt="end_apphost $pid"
    if ! run_step "Starting" wait_for_site "$pid" "$address" "$(statistics_port "$@")"; then
        bad "FooBar did not start"
        show_failure
        end_apphost "$pid"
        exit 1
    fi
    on_interrupt=
    good "FooBar runs (pid $pid), started in $(step_text report)"
    dashboard=$(grep -m 1 -oE 'https?://[^ ]+/login\?t=[^ ]+' "$apphost_log" || true)
    echo "  Site:      $address"
    [[ -z $dashboard ]] || echo "  Dashboard: $dashboard"
    weak "  Log: .foobar/apphost.log; ./foobar stop ends it"
}

# Ends the AppHost $1, which ends all that it started.
end_apphost() {
    kill -TERM "$1" 2>/dev/null || true
    wait_until 45 process_gone "$1" || kill -KILL "$1" 2>/dev/null || true
    rm -f "$apphost_pid_file"
}

# Reports how long it took until the site $2 of the AppHost $1 answered, whose load balancer tells its statistics at port $3.
wait_for_site() {
    local pid=$1 address=$2 statistics=$3 started limit=${FOOBAR_START_TIMEOUT:-180} status=000 ticks
    milliseconds
    started=$REPLY
    exec {ticks}< <(tick 0.2)
    until ((REPLY - started > limit * 1000)); do
        # Each answer of 503 is an error on the dashboard, and costs a process and a handshake: the load balancer knows when there will be a page.
        if has_server "$statistics"; then status=$(http_status "$address"); fi
        if [[ $status == 200 ]]; then
            elapsed "$started"
            report "$REPLY"
            return
        fi
        process_start "$pid" ||
            fail "the AppHost ended; its last lines:
$(tail -n 15 "$apphost_log")" "put right what they name; the whole log is .foobar/apphost.log"
        if [[ $status == 000 ]]; then progress "waiting for an application server"; else progress "$address answers $status"; fi
        await_tick "$ticks"
        milliseconds
    done
    fail "$address did not answer 200 within $limit s (last status: $status; 000: the load balancer has no application server); the AppHost's last lines:
$(tail -n 10 "$apphost_log")" "see .foobar/apphost.log and the dashboard for the resource that is not healthy"
}
