# shellcheck shell=bash
# A browser for the tests that look at the pages: Chromium or Chrome, whichever is there; on Debian it is installed.

readonly browser_title="Browser"

# The path of the browser that is there, in REPLY.
find_browser() {
    local name
    for name in ${FOOBAR_CHROMIUM:-chromium chromium-browser google-chrome google-chrome-stable chrome}; do
        if REPLY=$(command -v "$name"); then return; fi
    done
    return 1
}

browser_check() {
    if find_browser; then
        report "$(basename "$REPLY")" "$REPLY"
        return 0
    fi
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
