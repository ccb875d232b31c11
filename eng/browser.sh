# shellcheck shell=bash
# A browser for the tests that look at the pages: Chromium or Chrome, whichever is there; on Debian it is installed.

readonly browser_title="Browser"

browser_check() {
    local name path
    for name in ${FOOBAR_CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable chrome}; do
        if path=$(command -v "$name"); then
            report "$(basename "$path")" "$path"
            return 0
        fi
    done
    problem "the browser tests need Chromium or Chrome, and ${FOOBAR_CHROMIUM:-neither} is there" \
        "install one (Debian: apt-get install chromium), name it in FOOBAR_CHROMIUM, or leave these tests out: ./foobar test 'Category!=Browser'"
    return 1
}

browser_setup() {
    # Ubuntu's package is only a pointer to a snap.
    if [[ -n ${FOOBAR_CHROMIUM:-} ]] || ! is_debian_like || ! can_be_root || grep -qx 'ID=ubuntu' /etc/os-release; then decline; fi
    install_packages chromium
}

# What drives a browser from Node.js, in REPLY.
browser_driver() {
    local folder=$cache/screenshots
    [[ -d $folder/node_modules/playwright-core ]] || npm install --silent --prefix "$folder" playwright-core
    REPLY=$folder/node_modules
}
