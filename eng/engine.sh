# shellcheck shell=bash
# The Docker engine: a running one is used as it is; on Debian and Ubuntu it is installed and started.

readonly engine_title="Docker engine"
readonly engine_log=/var/log/foobar-dockerd.log

engine_check() {
    local answer
    if ! command -v docker >/dev/null; then
        problem "Docker is not installed" "$(engine_install_remedy)"
        return 1
    fi
    if answer=$(docker version --format '{{.Server.Version}}' 2>&1); then
        report "$answer" "running${DOCKER_HOST:+ at $DOCKER_HOST}"
        return 0
    fi
    if [[ $answer == *"permission denied"* ]]; then
        problem "the Docker engine runs, but $(user_name) may not use it" "sudo usermod -aG docker $(user_name), log out and in again, then run the command again"
    elif [[ -n ${DOCKER_HOST:-} ]]; then
        problem "the Docker engine at DOCKER_HOST=$DOCKER_HOST does not answer: ${answer##*$'\n'}" "start it, or unset DOCKER_HOST"
    else
        problem "the Docker engine does not run" "$(engine_start_remedy)"
    fi
    return 1
}

engine_install_remedy() {
    if is_debian_like; then echo "run ./foobar setup as root, which installs docker.io, or: sudo apt-get install docker.io"; else echo "install it: https://docs.docker.com/engine/install/"; fi
}

engine_start_remedy() {
    if [[ $(uname -s) == Linux ]]; then echo "run ./foobar setup as root, which starts it, or: sudo systemctl start docker"; else echo "start Docker Desktop"; fi
}

engine_setup() {
    # An engine that answers with a refusal, or that lies elsewhere, is not ours to start.
    if grep -qE 'may not use it|DOCKER_HOST' "$step_folder/cause.of-check"; then decline; fi
    if [[ $(uname -s) != Linux ]] || ! can_be_root; then decline; fi

    if ! command -v dockerd >/dev/null; then
        is_debian_like || decline
        local packages=(docker.io iptables)
        # Newer releases pack the client apart.
        if apt-cache show docker-cli >/dev/null 2>&1; then packages+=(docker-cli); fi
        install_packages "${packages[@]}"
    fi
    engine_start
}

engine_start() {
    progress "starting the engine"
    if [[ -d /run/systemd/system ]]; then
        as_root systemctl enable --now docker || true
        if engine_answers 30; then return; fi
        fail "systemd could not start the Docker engine" "see: journalctl -u docker"
    fi

    # shellcheck disable=SC2016 # The inner shell expands it.
    without_lock as_root sh -c 'setsid dockerd >>"$1" 2>&1 </dev/null &' sh "$engine_log"
    if engine_answers 60; then
        advise "The engine runs without systemd; its log is $engine_log, and it stays until the machine stops."
        return
    fi
    fail "the Docker engine did not start: $(last_error_of_engine)" "see $engine_log; a container without the rights to run an engine needs the host's one: mount /var/run/docker.sock"
}

last_error_of_engine() {
    as_root grep -hE 'failed to start|level=(fatal|error)' "$engine_log" | tail -n 1 | cut -c 1-300
}

# Whether the engine answers within $1 seconds.
engine_answers() {
    local attempt
    for ((attempt = 0; attempt < $1 * 4; attempt++)); do
        if engine_check; then return 0; fi
        # It answered: waiting changes nothing.
        if grep -q 'may not use it' "$step_folder/cause"; then exit 1; fi
        sleep 0.25
    done
    return 1
}
