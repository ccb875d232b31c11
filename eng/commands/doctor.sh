# shellcheck shell=bash
# doctor: says what is there, where it came from and what to do about a problem

main() {
    local part title problems=0
    # One report, in order.
    exec 2>&1
    check_choices
    mkdir -p "$state" "$cache"
    for part in "${parts[@]}"; do
        title=${part}_title
        if run_step "${!title}" diagnose "$part"; then
            good "${!title}: $(step_text detail)"
        else
            problems=$((problems + 1))
            bad "${!title}"
            show_failure
        fi
    done
    if apphost_running; then
        good "FooBar: runs (pid $REPLY)"
    else
        weak "  FooBar does not run: ./foobar run"
    fi
    ((problems == 0)) || exit 1
}

diagnose() { if ! "${1}_check"; then exit 1; fi; }
