# shellcheck shell=bash
# The recipe of an image: a fingerprint of all files that make it, and of who may run them. An image carries the one that
# it was built from as a label, and is built again when that of the files is another.

recipes=

# The present recipe of the image $1 (base, haproxy, …), in REPLY.
wanted_recipe() {
    [[ $recipes ]] || read_recipes
    REPLY=${recipes#*$'\n'"$1 "}
    REPLY=${REPLY%%$'\n'*}
}

# Takes the recipes from where they were last written down, while no file of containers/ has changed since, by name, mode, time and size.
read_recipes() {
    local listing folder file=$state/recipes
    listing=$(cd "$root" && find containers -printf '%m %p %T@ %s\n' | sort | fingerprint)
    if read_text "$file" && [[ ${REPLY%%$'\n'*} == "$listing" ]]; then
        recipes=$'\n'$REPLY$'\n'
        return
    fi
    recipes=$'\n'$listing$'\n'
    for folder in "$root"/containers/*/; do
        folder=$(basename "$folder")
        recipes+="$folder $(compute_recipe "$folder")"$'\n'
    done
    printf '%s' "${recipes#?}" >"$file"
}

compute_recipe() {
    (
        cd "$root" || exit
        find containers/base "containers/$1" -type f -printf '%m %p\n' | sort
        find containers/base "containers/$1" -type f -print0 | sort -z | xargs -0 sha256sum
    ) | fingerprint
}
