# shellcheck shell=bash
# What the registries were found to have, and the SDK, is asked once and remembered, until `./foobar setup --refresh`.

# The remembered answer to the question $1, in REPLY, while what it was asked with ($2) is the same; fails when there is none.
recall() {
    read_text "$state/answers/$1" || return 1
    [[ ${REPLY#*$'\n'} == "$2" ]] || return 1
    REPLY=${REPLY%%$'\n'*}
}

# Remembers the answer $3 to the question $1 asked with $2.
remember() {
    mkdir -p "$state/answers"
    printf '%s\n%s\n' "$3" "$2" >"$state/answers/$1"
}

forget_answers() { rm -rf -- "$state/answers"; }
