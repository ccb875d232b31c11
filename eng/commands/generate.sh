# shellcheck shell=bash
# generate THREADS: fills the running stack's board until it has so many threads, for measurements

main() {
    [[ ${1:-} =~ ^[0-9]+$ && $# -eq 1 ]] || { echo "foobar generate: how many threads shall the board have? ./foobar generate 100000" >&2; exit 2; }
    command -v node >/dev/null || { echo "foobar generate: it needs Node.js: https://nodejs.org/" >&2; exit 1; }
    apphost_running || { echo "foobar generate: nothing runs: ./foobar run --detach --empty first." >&2; exit 1; }
    node "$root/eng/bench/generate.mjs" "$1" || exit 1
}
