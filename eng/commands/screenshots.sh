# shellcheck shell=bash
# screenshots: takes the documentation's pictures, docs/images, from the stack that was started with run --detach

main() {
    local login site
    apphost_running >/dev/null || { echo "foobar screenshots: FooBar does not run: ./foobar run --detach first." >&2; exit 1; }
    site=$(grep -om 1 'www.foobar.com is up: [^ ]*' "$apphost_log" | sed 's/.* //')
    login=$(grep -o 'http[^ ]*/login?t=[0-9a-f]*' "$apphost_log" | tail -n 1)
    begin_steps
    step "$browser_title" ensure browser
    end_steps
    find_browser
    export CHROMIUM=$REPLY
    browser_driver
    mkdir -p "$root/docs/images"
    NODE_PATH=$REPLY node "$root/eng/screenshots/screenshots.mjs" "$site" "$login" "$root/docs/images"
}
