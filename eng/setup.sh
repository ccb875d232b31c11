# shellcheck shell=bash
# The parts of the set-up, in the order in which they need each other. For each part X there is X_title, X_check (quick,
# changes nothing) and X_setup (makes the check succeed).

readonly parts=(sdk engine packages certificate images)

# Sets up what is missing. Where images must be built or pulled, the build $1 runs at the same time: the one waits for the network and the disk, the other computes.
setup_all() {
    local part title started build=${1:-}
    milliseconds
    started=$REPLY
    check_choices
    lock_setup
    if run_step "Looking at what is set up" check_parts; then
        good "Already set up: $(step_text report)" "$started"
    else
        for part in "${parts[@]}"; do
            title=${part}_title
            if [[ $part == images && $build ]]; then step "${!title}" ensure_beside "$build" "$part"; else step "${!title}" ensure "$part"; fi
        done
    fi
    # Through sudo: what was written here stays the user's.
    if [[ $(id -u) -eq 0 && ! -O $root ]]; then chown -R --reference="$root" "$state"; fi
    unlock_setup
}

check_choices() {
    if [[ ! ${FOOBAR_IMAGES:-official} =~ ^(official|local)$ ]]; then
        bad "FOOBAR_IMAGES is '$FOOBAR_IMAGES': set it to official or local, or unset it"
        exit 2
    fi
}

check_parts() {
    local part title summary=''
    for part in "${parts[@]}"; do
        "${part}_check" || exit 1
        title=${part}_title
        read_text "$step_folder/report"
        summary+="${summary:+, }${!title} $REPLY"
    done
    report "$summary"
}

# Makes the part $1 be there.
ensure() {
    if ! "${1}_check"; then
        mv "$step_folder/cause" "$step_folder/cause.of-check"
        mv "$step_folder/remedy" "$step_folder/remedy.of-check"
        "${1}_setup"
        if ! "${1}_check"; then exit 1; fi
    fi
}

# Makes the part $2 be there while the build $1 runs. How the build ends is left to its own step, which finds it done or does it again and says why it fails.
ensure_beside() {
    local build pid
    if "${2}_check"; then return; fi
    build=$(mktemp -d "${TMPDIR:-/tmp}/foobar.XXXXXX")
    cleanup "rm -rf -- $(printf '%q' "$build")"
    set -m
    (
        step_folder=$build step_cleanups=()
        step_process "$1"
    ) >"$build/log" 2>&1 &
    pid=$!
    set +m
    cleanup "kill -- -$pid"
    ensure "$2"
    progress "waiting for the build beside it"
    wait "$pid" || true
}
