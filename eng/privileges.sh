# shellcheck shell=bash
# What needs root: done as root, or through sudo where it asks for no password.

can_be_root() { [[ $(id -u) -eq 0 ]] || sudo -n true 2>/dev/null; }

as_root() {
    if [[ $(id -u) -eq 0 ]]; then "$@"; else sudo -n -- "$@"; fi
}

is_debian_like() {
    command -v apt-get >/dev/null && grep -qE '^ID(_LIKE)?=.*(debian|ubuntu)' /etc/os-release 2>/dev/null
}

# Installs the Debian packages $@ that are missing.
install_packages() {
    local missing=() package
    for package in "$@"; do
        dpkg-query --show --showformat='${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    progress "installing ${missing[*]} with apt"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update --quiet ||
        fail "apt-get update failed: $(last_line "$step_folder/log")" "check the network and /etc/apt, then run the command again"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${missing[@]}" ||
        fail "apt-get install ${missing[*]} failed: $(last_line "$step_folder/log")" "install ${missing[*]} by hand, then run the command again"
}

last_line() { grep -v '^[[:space:]]*$' "$1" | tail -n 1; }

# Fails when less than $2 MiB are free where the folder $1 is or would be; $3 says what for.
require_space() {
    local folder=$1 needed=$2 purpose=$3 free
    while [[ ! -d $folder ]]; do folder=$(dirname "$folder"); done
    free=$(df --output=avail --block-size=1M "$folder" | tail -n 1 | tr -d ' ')
    ((free >= needed)) ||
        fail "$purpose needs $needed MiB in $folder, and $free MiB are free" "free some space there (docker system prune removes what the engine no longer uses), then run the command again"
}

# A container may run as a number that has no name.
user_name() {
    local name
    name=$(id -un 2>/dev/null) || name=$(id -u)
    echo "$name"
}
