# shellcheck shell=bash
# help: lists the commands

main() {
    local file line
    printf 'FooBar: a highly available website on three servers, as one .NET Aspire application.\n\nUsage: ./foobar COMMAND [ARGUMENTS]\n\n'
    for file in run stop test setup doctor help; do describe "$root/eng/commands/$file.sh"; done
    for file in "$root"/eng/commands/*.sh; do
        line=$(basename "$file" .sh)
        [[ ' run stop test setup doctor help version ' == *" $line "* ]] || describe "$file"
    done
    cat <<'TEXT'

Environment:
  FOOBAR_IMAGES=official|local  the official images, or those built from containers/ (default: what the registry gives)
  FOOBAR_CONFIGURATION=Release  builds and runs the optimized programs (default: Debug)
  FOOBAR_DASHBOARD_URL=URL      where the dashboard listens (default: http://localhost:18888)
  FOOBAR_START_TIMEOUT=SECONDS  how long run --detach waits for the site (default: 180)
  FOOBAR_DEBIAN_MIRROR=URL      the Debian mirror for images built here (default: the one that apt uses)
  XDG_CACHE_HOME=FOLDER         what all checkouts share is kept in FOLDER/foobar (default: ~/.cache)
TEXT
}

# A command's lines of help: the comment at the head of its file, `name [arguments]: what it does`, one line a form.
describe() {
    sed -n '2,/^$/{ s/^# \([^:]*\): \(.*\)/\1\t\2/p }' "$1" | while IFS=$'\t' read -r form text; do
        printf '  %-28s %s\n' "$form" "$text"
    done
}
