# shellcheck shell=bash
# setup: sets up what is missing and starts nothing
# setup --refresh: asks the registries again for what was not to be had before

main() {
    case ${1:-} in
        '') ;;
        --refresh) forget_answers ;;
        *)
            echo "foobar setup: '$1' is not understood: it takes --refresh or nothing." >&2
            exit 2
            ;;
    esac
    setup_all
}
