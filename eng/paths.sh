# shellcheck shell=bash
# Where things lie, and the versions that the repository itself names.

# What ./foobar knows about this checkout.
readonly state=$root/.foobar
# What all checkouts of this user share.
readonly cache=${XDG_CACHE_HOME:-$HOME/.cache}/foobar

# The value of property $1 in Directory.Packages.props.
property() {
    sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" "$root/Directory.Packages.props" | head -n 1
}

# Writes the standard input to file $1, and leaves the file alone when it says that already, so that nothing is built again for it.
write_if_changed() {
    local file=$1 text
    text=$(cat)
    [[ -f $file && $(<"$file") == "$text" ]] && return
    printf '%s\n' "$text" >"$file.$$"
    mv "$file.$$" "$file"
}

# The standard input as a short fingerprint.
fingerprint() {
    sha256sum | cut -c 1-16
}
