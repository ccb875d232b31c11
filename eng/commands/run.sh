# shellcheck shell=bash
# run [arguments]: starts the stack and stays with it; Ctrl+C ends it all; arguments go to the AppHost, e.g. --persist, or --empty for a board without example data
# run --detach [arguments]: starts the stack in the background and returns when the site answers

main() {
    local detach='' arguments=() argument
    for argument; do
        if [[ $argument == --detach ]]; then detach=yes; else arguments+=("$argument"); fi
    done

    apphost_refuse_second
    setup_all apphost_build
    # Two at once would build into the same folders.
    lock_setup
    apphost_refuse_second
    begin_steps
    step "AppHost" apphost_build
    remove_left_over
    apphost_environment
    unlock_setup

    if [[ $detach ]]; then
        start_in_background "${arguments[@]}"
    else
        end_steps
        trap - EXIT INT TERM HUP
        exec dotnet "$apphost_program" "${arguments[@]}"
    fi
}

start_in_background() {
    local pid dashboard
    : >"$apphost_log"
    setsid dotnet "$apphost_program" "$@" >>"$apphost_log" 2>&1 </dev/null &
    pid=$!
    disown "$pid"
    on_interrupt="end_apphost $pid"
    if ! run_step "Starting" wait_for_site "$pid"; then
        bad "FooBar did not start"
        show_failure
        end_apphost "$pid"
        exit 1
    fi
    on_interrupt=
    good "FooBar runs (pid $pid), started in $(step_text report)"
    dashboard=$(grep -m 1 -oE 'https?://[^ ]+/login\?t=[^ ]+' "$apphost_log" || true)
    echo "  Site:      $(step_text detail)"
    [[ -z $dashboard ]] || echo "  Dashboard: $dashboard"
    weak "  Log: .foobar/apphost.log; ./foobar stop ends it"
}

# Ends the AppHost $1, which ends all that it started.
end_apphost() {
    kill -TERM "$1" 2>/dev/null || true
    wait_until 45 process_gone "$1" || kill -KILL "$1" 2>/dev/null || true
}

# Reports how long it took until the AppHost $1 said that the site answers, and where.
wait_for_site() {
    local pid=$1 started limit=${FOOBAR_START_TIMEOUT:-180} ticks log
    milliseconds
    started=$REPLY
    exec {ticks}< <(tick 0.2)
    until ((REPLY - started > limit * 1000)); do
        read_text "$apphost_log"
        log=$REPLY
        if [[ $log =~ 'www.foobar.com is up: '([^[:space:]]+) ]]; then
            elapsed "$started"
            printf '%s' "${BASH_REMATCH[1]}" >"$step_folder/detail"
            printf '%s' "$REPLY" >"$step_folder/report"
            return
        fi
        if [[ $log =~ www.foobar.com\ is\ not\ up:\ (.*) ]]; then
            fail "${BASH_REMATCH[1]}" "put right what is named, then run the command again; the whole log is .foobar/apphost.log"
        fi
        if process_gone "$pid"; then
            fail "the AppHost ended; its last lines:
$(tail -n 15 "$apphost_log")" "put right what they name; the whole log is .foobar/apphost.log"
        fi
        progress "waiting for the site"
        await_tick "$ticks"
        milliseconds
    done
    fail "the site did not answer within $limit s; the AppHost's last lines:
$(tail -n 10 "$apphost_log")" "see .foobar/apphost.log and the dashboard for the resource that is not healthy"
}
