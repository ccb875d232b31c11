# shellcheck shell=bash
# Only one ./foobar of a user sets things up at a time: they share the cache folder and the engine's images.

lock_descriptor=

lock_setup() {
    [[ -d $state && -d $cache ]] || mkdir -p "$state" "$cache" 2>/dev/null || {
        bad "The folders $state and $cache cannot be made"
        printf '  Cause:  no right to write there, or the disk is full\n  Remedy: make them writable for %s, or set XDG_CACHE_HOME\n' "$(user_name)" >&2
        exit 1
    }
    command -v flock >/dev/null || return 0
    exec {lock_descriptor}<>"$cache/setup.lock"
    if ! flock --nonblock "$lock_descriptor"; then
        echo "$mark_wait another ./foobar is setting up (pid $(cat "$cache/setup.lock")), waiting"
        flock "$lock_descriptor"
    fi
    printf '%s\n' "$$" >"$cache/setup.lock"
}

unlock_setup() {
    [[ -z $lock_descriptor ]] || exec {lock_descriptor}>&-
    lock_descriptor=
}

# Runs a command that leaves something running, so that it does not keep the lock.
without_lock() {
    (
        [[ -z $lock_descriptor ]] || exec {lock_descriptor}>&-
        "$@"
    )
}
