# shellcheck shell=bash
# Where things lie, and the versions that the repository itself names.

# What ./foobar knows about this checkout.
readonly state=$root/.foobar
# What all checkouts of this user share.
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/foobar

# Measurements are taken with Release; everything else builds what the tests build.
readonly build_configuration=${FOOBAR_CONFIGURATION:-Debug}

# What is asked at every start is asked without starting a process; such functions leave their result in REPLY.

# The text of file $1 in REPLY, without the line breaks at its end; fails when it cannot be read.
read_text() {
    REPLY=''
    [[ -r $1 ]] || return 1
    IFS= read -rd '' REPLY <"$1" || true
    REPLY=${REPLY%$'\n'}
}

# The value of property $1 in the file $2 of the build, in REPLY.
property() {
    read_text "$root/$2"
    REPLY=${REPLY#*<"$1">}
    REPLY=${REPLY%%</"$1">*}
}

# Writes the text $2 to file $1, and leaves the file alone when it says that already, so that nothing is built again for it.
write_if_changed() {
    if read_text "$1" && [[ $REPLY == "$2" ]]; then return; fi
    printf '%s\n' "$2" >"$1.$$"
    mv "$1.$$" "$1"
}

# The standard input as a short fingerprint.
fingerprint() {
    sha256sum | cut -c 1-16
}

# The path $1, which may start from the folder that the user called from, as a whole one.
user_path() {
    if [[ $1 == /* ]]; then printf '%s\n' "$1"; else printf '%s\n' "${OLDPWD:-$root}/$1"; fi
}
