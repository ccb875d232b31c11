# shellcheck shell=bash
# test [filter]: builds everything and runs the tests, or those whose full name contains the filter
# test faults: runs every fault of docs/failover.md, and of docs/alerts.md, against real servers; without a filter only a selection of them runs

readonly test_results=$state/test-results

main() {
    local code=0 verbosity=minimal arguments=()
    if [[ $# -gt 1 ]]; then
        echo "foobar test: one filter at most, not $#: $*" >&2
        exit 2
    fi
    # A whole expression of dotnet test is taken as it is.
    case ${1:-} in
        '') arguments=(--filter "Category!=Faults") ;;
        faults) arguments=(--filter "FullyQualifiedName~Functional.Faults") ;;
        *[=~]*) arguments=(--filter "$1") ;;
        *) arguments=(--filter "FullyQualifiedName~$1") ;;
    esac

    setup_all build_all
    if [[ ${arguments[*]} != *Functional.Faults* && ${arguments[*]} != *'Category!=Browser'* ]]; then step "$browser_title" ensure browser; fi
    step "Build" build_all

    # A person sees each test pass; a log names those that fail, at its end.
    if [[ -t 1 ]]; then verbosity=normal; fi

    rm -rf -- "$test_results"
    run_visibly dotnet test "$root/FooBar.sln" --no-build --configuration "$build_configuration" --nologo --results-directory "$test_results" \
        --logger trx --logger "console;verbosity=$verbosity" "${arguments[@]}" || code=$?
    summarise "$code"
}

build_all() {
    build "$root/FooBar.sln" "the solution"
    report built
}

# Prints the sum of all result files as the last line; the exit code says whether tests ran and all passed.
summarise() {
    local code=$1 total=0 passed=0 failed=0 file counters
    for file in "$test_results"/*.trx; do
        [[ -f $file ]] || continue
        counters=$(grep -m 1 -o '<Counters [^>]*>' "$file" || true)
        total=$((total + $(counter total "$counters")))
        passed=$((passed + $(counter passed "$counters")))
        failed=$((failed + $(counter failed "$counters") + $(counter error "$counters") + $(counter timeout "$counters") + $(counter aborted "$counters")))
    done

    if ((total == 0)); then
        bad "No test ran"
        code=1
    elif ((code != 0 && failed == 0)); then
        bad "dotnet test ended with code $code although no test failed: its output above says why"
    elif ((failed > 0)); then
        code=1
    fi
    if ((total > passed + failed)); then
        echo "$passed passed, $failed failed, $((total - passed - failed)) skipped"
    else
        echo "$passed passed, $failed failed"
    fi
    exit "$code"
}

counter() {
    local value
    value=$(sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<<"$2")
    echo "${value:-0}"
}
