# shellcheck shell=bash
# stop: ends the stack that was started from this folder, wherever it was started

main() {
    local pid
    if ! apphost_running; then
        rm -f "$apphost_pid_file"
        echo "FooBar does not run: nothing to stop."
        return
    fi
    pid=$REPLY
    step "Stopping FooBar (pid $pid)" stop_apphost "$pid"
    rm -f "$apphost_pid_file"
}

stop_apphost() {
    local pid=$1 processes containers left
    # Known before the end: afterwards nothing leads from the AppHost to them.
    mapfile -t processes < <(apphost_processes "$pid")
    mapfile -t containers < <(containers_of "${processes[@]}")

    kill -TERM "$pid"
    progress "waiting for the stack to end"
    if ! wait_until 45 process_gone "$pid"; then
        progress "it does not end in 45 s, killing it"
        kill -KILL "$pid" 2>/dev/null || true
    fi

    # The orchestrator cleans up by itself when the AppHost is gone, however that went.
    progress "waiting for its processes and containers to end"
    if wait_until 30 orchestrator_gone; then
        # Its `docker events` clients outlive it until the engine has an event for them.
        mapfile -t left < <(running_of "${processes[@]}")
        [[ ${#left[@]} -eq 0 ]] || kill -TERM "${left[@]}" 2>/dev/null || true
    fi
    if ! wait_until 5 nothing_left; then
        progress "removing what is left: $(left_over | tr '\n' ' ')"
        mapfile -t left < <(running_of "${processes[@]}")
        [[ ${#left[@]} -eq 0 ]] || kill -KILL "${left[@]}" 2>/dev/null || true
        mapfile -t left < <(existing_of "${containers[@]}")
        [[ ${#left[@]} -eq 0 ]] || docker rm --force --volumes "${left[@]}" >/dev/null 2>&1 || true
        wait_until 5 nothing_left ||
            fail "not everything ended: $(left_over | tr '\n' ' ')" "end it by hand: kill -9, docker rm -f"
    fi
    report "ended" "${#containers[@]} containers, $((${#processes[@]} + 1)) processes"
}

orchestrator_gone() {
    local pid
    for pid in "${processes[@]}"; do
        if read_text "/proc/$pid/comm" 2>/dev/null && [[ $REPLY == dcp ]]; then return 1; fi
    done
    [[ -z $(existing_of "${containers[@]}") ]]
}

nothing_left() {
    local pid
    for pid in "${processes[@]}"; do process_gone "$pid" || return 1; done
    [[ -z $(existing_of "${containers[@]}") ]]
}

# What is left, for people to read.
left_over() {
    local pid
    for pid in $(running_of "${processes[@]}"); do echo "process $pid ($(ps -o comm= -p "$pid"))"; done
    for pid in $(existing_of "${containers[@]}"); do echo "container $(docker container inspect --format '{{.Name}}' "$pid")"; done
}

running_of() {
    local pid
    for pid; do process_gone "$pid" || echo "$pid"; done
}

existing_of() {
    [[ $# -eq 0 ]] || docker container inspect --format '{{.Id}}' "$@" 2>/dev/null || true
}
