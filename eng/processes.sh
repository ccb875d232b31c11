# shellcheck shell=bash
# Finds processes by their arguments, without a command for it that a small system may lack.

# The ids of the processes that have an argument which begins with the text $1 and goes on as the pattern $2, in `found`; fails when there is none.
find_processes() {
    local file arguments
    found=()
    for file in /proc/[0-9]*/cmdline; do
        { mapfile -d '' -t arguments <"$file"; } 2>/dev/null || continue
        # shellcheck disable=SC2053 # A pattern.
        if [[ " ${arguments[*]} " == *" $1"${2:-}* ]]; then
            file=${file%/cmdline}
            found+=("${file##*/}")
        fi
    done
    ((${#found[@]} > 0))
}

process_gone() {
    local fields
    # A zombie is no process any more.
    { read -r fields <"/proc/$1/stat"; } 2>/dev/null || return 0
    fields=${fields##*) }
    [[ ${fields:0:1} == Z ]]
}

processes_gone() {
    local pid
    for pid; do process_gone "$pid" || return 1; done
}
