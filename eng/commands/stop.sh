# shellcheck shell=bash
# stop: ends the stack that was started from this folder, whichever command started it

main() {
    if apphost_running; then
        step "Stopping FooBar (pid $REPLY)" stop_apphost "$REPLY"
    else
        echo "FooBar does not run: nothing to stop."
    fi
    remove_left_over
}

stop_apphost() {
    local pid=$1 orchestrator containers
    find_orchestrator "$pid"
    mapfile -t containers < <(containers_of "${orchestrator[@]}")

    # It removes all that it started before it ends.
    kill -TERM "$pid"
    progress "waiting for the stack to end"
    if ! wait_until 60 process_gone "$pid"; then
        progress "it does not end in 60 s, killing it"
        kill -KILL "$pid" 2>/dev/null || true
    fi

    # The orchestrator ends with it, and cleans up by itself where the AppHost could not.
    progress "waiting for the orchestrator to end"
    if ! wait_until 60 processes_gone "${orchestrator[@]}"; then
        progress "it does not end in 60 s, killing it"
        kill -KILL "${orchestrator[@]}" 2>/dev/null || true
    fi
    report "ended" "${#containers[@]} containers"
}
