# shellcheck shell=bash
# Runs a step: in a process group of its own, with a line that says what it does, how long it took and how it ended.
#
# Within a step: `report` says what was found, `progress` what is being done, `advise` what the user may want to do, and
# `fail` ends it with cause and remedy. `cleanup` registers a command to run however the step ends.

step_group=
step_folder=
step_cleanups=()
last_progress=
# What to do when ./foobar itself is cut off, beyond ending the step that runs.
on_interrupt=

# What was found: $1 in a word or two, $2 in detail.
report() {
    printf '%s' "$1" >"$step_folder/report"
    printf '%s' "$1${2:+ ($2)}" >"$step_folder/detail"
}
progress() {
    [[ $1 == "$last_progress" ]] || printf '%s\n' "$1" >>"$step_folder/progress"
    last_progress=$1
}
advise() { printf '%s\n' "$1" >>"$step_folder/advice"; }
cleanup() { step_cleanups=("$1" "${step_cleanups[@]}"); }

# What is wrong ($1) and what to do about it ($2), without ending the step: what the checks use.
problem() { printf '%s\n' "$1" >"$step_folder/cause"; printf '%s\n' "$2" >"$step_folder/remedy"; }

fail() {
    problem "$1" "$2"
    exit 1
}

# Ends a set-up step that this machine gives no way to do: the check's own cause and remedy stand.
decline() {
    mv "$step_folder/cause.of-check" "$step_folder/cause"
    mv "$step_folder/remedy.of-check" "$step_folder/remedy"
    exit 1
}

begin_steps() {
    [[ -z $step_folder ]] || return 0
    step_folder=$(mktemp -d "${TMPDIR:-/tmp}/foobar.XXXXXX") || no_temporary_space
    trap end_steps EXIT
    # A full disk still has room for an empty folder.
    printf '%65536s' '' 2>/dev/null >"$step_folder/space" || no_temporary_space
    trap 'interrupt INT 130' INT
    trap 'interrupt TERM 143' TERM
    trap 'interrupt HUP 129' HUP
}

no_temporary_space() {
    bad "There is no room for temporary files"
    printf '  Cause:  nothing can be written in %s\n  Remedy: free some space there, or set TMPDIR to another folder\n' "${TMPDIR:-/tmp}" >&2
    exit 1
}

end_steps() {
    [[ -z $step_folder ]] || rm -rf -- "$step_folder"
    step_folder=
    show_cursor
}

interrupt() {
    if ((BASHPID != $$)); then
        # A subshell that was about to drop its parent's traps: it hands the signal on and dies of it.
        trap - "$1"
        kill -s "$1" "$$" "$BASHPID"
    fi
    trap '' INT TERM HUP
    if [[ $step_group ]]; then
        kill -TERM -- "-$step_group" 2>/dev/null || true
        # What runs through sudo takes no signal from us.
        [[ $(id -u) -eq 0 ]] || sudo -n kill -TERM -- "-$step_group" 2>/dev/null || true
        wait_until 30 group_gone "$step_group" || kill -KILL -- "-$step_group" 2>/dev/null || true
        { wait "$step_group" || true; } 2>/dev/null
    fi
    show_cursor
    [[ -z $on_interrupt ]] || eval "$on_interrupt" || true
    bad "Interrupted."
    end_steps
    trap - EXIT "$1"
    exit "$2"
}

group_gone() { ! kill -0 -- "-$1" 2>/dev/null; }

# A line every $1 seconds, until nobody reads them any more: a `sleep` each time is a process each time, a tenth of all that two cores do while
# the stack starts. Whoever waits reads them without a limit of time, since bash drops a trap's handler that runs while `read -t` waits.
tick() {
    local never
    exec {never}<> <(:)
    while echo; do read -r -t "$1" -u "$never" || true; done
} 2>/dev/null

# Waits for the next line of the ticks at $1; those that came meanwhile are past.
await_tick() {
    while read -r -t 0 -u "$1" && read -r -u "$1"; do :; done
    read -r -u "$1" || sleep 0.1
}

# Succeeds as soon as the command $2… does, fails after $1 seconds.
wait_until() {
    milliseconds
    local deadline=$((REPLY + $1 * 1000))
    shift
    until "$@"; do
        milliseconds
        ((REPLY < deadline)) || return 1
        sleep 0.1
    done
}

# Runs a command whose output the user sees, in a process group of its own, so that it ends with ./foobar; returns its exit code.
run_visibly() {
    local code=0
    begin_steps
    set -m
    "$@" </dev/null &
    step_group=$!
    set +m
    wait "$step_group" || code=$?
    step_group=
    return "$code"
}

# The body of a step's process: runs the command and, however that ends, what was registered with `cleanup`.
step_process() {
    trap 'trap "" INT TERM HUP; for action in "${step_cleanups[@]}"; do eval "$action" || true; done' EXIT
    trap 'exit 143' INT TERM HUP
    "$@"
}

# Runs the command $2… as the step named $1 and returns its exit code. Its output goes to the log; the line at its end is written by the caller.
run_step() {
    local title=$1 frame=0 said=0 code=0 line lines text started ticks=
    shift
    begin_steps
    rm -f "$step_folder"/*
    : >"$step_folder/progress"
    milliseconds
    started=$REPLY
    hide_cursor

    set -m
    (step_process "$@") >"$step_folder/log" 2>&1 </dev/null &
    step_group=$!
    set +m

    while kill -0 "$step_group" 2>/dev/null; do
        text=$title
        mapfile -t lines <"$step_folder/progress"
        if ((${#lines[@]} > 0)); then text="$title: ${lines[-1]}"; fi
        if [[ ! $interactive ]]; then
            for line in "${lines[@]:said}"; do echo "$mark_wait $title: $line"; done
            said=${#lines[@]}
        fi
        elapsed "$started"
        [[ ! $interactive ]] || draw_spinner "$frame" "$text ($REPLY)"
        # Most steps end at once.
        if ((frame++ < 5)); then
            sleep 0.05
        else
            # It ends a tick after its reader has, and would keep the lock until then.
            [[ $ticks ]] || exec {ticks}< <(unlock_setup; tick 0.1)
            await_tick "$ticks"
        fi
    done
    [[ ! $ticks ]] || exec {ticks}<&-
    { wait "$step_group" || code=$?; } 2>/dev/null
    step_group=
    show_cursor
    return "$code"
}

# Runs the command $2… as the step named $1, says how it ended, and ends ./foobar when it failed.
step() {
    local title=$1 started
    milliseconds
    started=$REPLY
    if run_step "$@"; then
        good "$title: $(step_text detail)" "$started"
        show_advice
    else
        elapsed "$started"
        bad "$title failed after $REPLY"
        show_failure
        exit 1
    fi
}

# What the last step left in $1.
step_text() { if read_text "$step_folder/$1"; then printf '%s\n' "$REPLY"; fi; }

show_advice() {
    local line
    while IFS= read -r line; do weak "  $line"; done < <(step_text advice)
}

show_failure() {
    if [[ -s $step_folder/cause ]]; then
        printf '  Cause:  %s\n  Remedy: %s\n' "$(sed '2,$s/^/          /' "$step_folder/cause")" "$(sed '2,$s/^/          /' "$step_folder/remedy")" >&2
        return
    fi
    mkdir -p "$state/logs"
    cp "$step_folder/log" "$state/logs/failed-step.log"
    {
        printf '  Cause:  a command ended with an error; its last lines:\n'
        tail -n 15 "$step_folder/log" | sed 's/^/          /'
        printf '  Remedy: see the whole log, .foobar/logs/failed-step.log, put right what it names, and run the command again\n'
    } >&2
}
