# shellcheck shell=bash
# screenshots: takes the documentation's pictures, docs/images, from the stack that was started with run --detach

main() {
    local login
    apphost_running >/dev/null || { echo "foobar screenshots: FooBar does not run: ./foobar run --detach first." >&2; exit 1; }
    login=$(grep -o 'http[^ ]*/login?t=[0-9a-f]*' "$apphost_log" | tail -n 1)
    export CHROMIUM=${CHROMIUM:-/usr/bin/chromium}
    [[ -x $CHROMIUM ]] || { echo "foobar screenshots: there is no Chromium at $CHROMIUM: install it (apt-get install chromium) or set CHROMIUM." >&2; exit 1; }
    browser_driver
    mkdir -p "$root/docs/images"
    NODE_PATH=$REPLY node "$root/eng/screenshots/screenshots.mjs" "$(site_address)" "$login" "$root/docs/images"
}
