# shellcheck shell=bash
# What the registries were found to have is asked once and remembered, until `./foobar setup --refresh`.

# The remembered answer to the question $1, while what it was asked with ($2) is the same; fails when there is none.
recall() {
    local file=$state/answers/$1 answer asked_with
    [[ -f $file ]] || return 1
    { IFS= read -r answer && IFS= read -r asked_with; } <"$file" || return 1
    [[ $asked_with == "$2" ]] || return 1
    printf '%s' "$answer"
}

# Remembers the answer $3 to the question $1 asked with $2.
remember() {
    mkdir -p "$state/answers"
    printf '%s\n%s\n' "$3" "$2" >"$state/answers/$1"
}

forget_answers() { rm -rf -- "$state/answers"; }
