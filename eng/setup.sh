# shellcheck shell=bash
# The parts of the set-up, in the order in which they need each other. For each part X there is X_title, X_check (quick,
# changes nothing) and X_setup (makes the check succeed).

readonly parts=(sdk engine aspire images certificate settings)

setup_all() {
    local part title started
    milliseconds
    started=$REPLY
    check_choices
    lock_setup
    if run_step "Looking at what is set up" check_parts; then
        good "Already set up: $(step_text report)" "$started"
    else
        for part in "${parts[@]}"; do
            title=${part}_title
            step "${!title}" ensure "$part"
        done
    fi
    # Through sudo: what was written here stays the user's.
    if [[ $(id -u) -eq 0 && ! -O $root ]]; then chown -R --reference="$root" "$state"; fi
    unlock_setup
}

check_choices() {
    if [[ ! ${FOOBAR_ASPIRE:-nuget} =~ ^(nuget|local|mixed)$ ]]; then
        bad "FOOBAR_ASPIRE is '$FOOBAR_ASPIRE': set it to nuget, local or mixed, or unset it"
        exit 2
    fi
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
        [[ $part == settings ]] || summary+="${summary:+, }${!title} $REPLY"
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
