# shellcheck shell=bash
# The base of the drop-in images: a minimal Debian made by debootstrap from the machine's own mirror.

base_image() { echo "$image_prefix/base:sid"; }

base_build() {
    local recipe mirror work log=$state/logs/image-base.log isolation=(unshare --mount --pid --fork --kill-child --mount-proc)
    wanted_recipe base
    recipe=$REPLY
    [[ $(image_recipe "$(base_image)") != "$recipe" ]] || return 0

    can_be_root ||
        fail "the images must be built here (no registry answers), which needs root for debootstrap, and $(user_name) is not root and sudo asks for a password" \
            "run once: sudo ./foobar setup; or make ${images[*]} available to the engine (docker pull or docker load)"
    is_debian_like ||
        fail "the images must be built here (no registry answers), which works on Debian and Ubuntu only" "make ${images[*]} available to the engine (docker pull or docker load)"
    install_packages debootstrap debian-archive-keyring

    base_sweep
    work=/var/tmp/foobar-base.$$
    cleanup "base_remove '$work'"
    mkdir -p "$work"
    require_space "$work" 600 "The base of the images"

    # In mount and process namespaces of its own nothing stays mounted or running when it is cut off.
    if as_root unshare "${isolation[@]:1}" true; then :; else isolation=(); fi
    for mirror in $(base_mirrors); do
        progress "base: debootstrap from $mirror"
        if as_root "${isolation[@]}" "$root/containers/base/build" "$work" "$mirror" >"$log" 2>&1; then
            as_root tar --directory "$work" --numeric-owner --create . |
                docker import --change "LABEL com.foobar.recipe=$recipe" --message "Debian from $mirror" - "$(base_image)" >>"$log" 2>&1 ||
                fail "the engine could not import the base image: $(last_line "$log")" "see .foobar/logs/image-base.log"
            return 0
        fi
        as_root find "$work" -xdev -mindepth 1 -delete
    done
    fail "debootstrap could not make a Debian from $mirror; its last lines:
$(tail -n 5 "$log")" "check the network; FOOBAR_DEBIAN_MIRROR=http://… names another mirror; the whole log is .foobar/logs/image-base.log"
}

# The mirrors to try: the one that apt uses, and Debian's own.
base_mirrors() {
    if [[ -n ${FOOBAR_DEBIAN_MIRROR:-} ]]; then
        echo "$FOOBAR_DEBIAN_MIRROR"
        return
    fi
    {
        cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
            sed -nE 's/^(deb |URIs:).*[[:space:]](https?:\/\/[^[:space:]]+\/debian)\/?([[:space:]].*)?$/\2/p'
        echo http://deb.debian.org/debian
    } | awk '!seen[$0]++'
}

base_remove() { [[ ! -d $1 ]] || as_root rm -rf --one-file-system -- "$1"; }

# Removes what earlier runs left behind that were killed.
base_sweep() {
    local folder
    for folder in /var/tmp/foobar-base.*; do
        [[ -d $folder ]] || continue
        [[ -d /proc/${folder##*.} ]] || base_remove "$folder"
    done
}
