# shellcheck shell=bash
# Builds, starts and finds the AppHost of this checkout, whichever command started it.

readonly apphost_project=$root/FooBar.AppHost/FooBar.AppHost.csproj
readonly apphost_program=$root/FooBar.AppHost/bin/$build_configuration/net10.0/FooBar.AppHost.dll
readonly apphost_log=$state/apphost.log
# What the orchestrator writes on each container that it makes.
readonly creator_label=com.microsoft.developer.usvc-dev.creatorProcessId

# What the launch profile sets; whatever the user has set wins.
apphost_environment() {
    local line name
    [[ -z ${FOOBAR_DASHBOARD_URL:-} ]] || export ASPNETCORE_URLS=$FOOBAR_DASHBOARD_URL
    while read -r line; do
        [[ $line =~ ^\"(applicationUrl|(ASPNETCORE|DOTNET|ASPIRE)_[A-Z_]+)\":\ \"(.*)\",?$ ]] || continue
        name=${BASH_REMATCH[1]/#applicationUrl/ASPNETCORE_URLS}
        [[ ${!name:-} ]] || export "$name=${BASH_REMATCH[3]}"
    done <"$root/FooBar.AppHost/Properties/launchSettings.json"
}

# A fingerprint of everything that the AppHost and its services are built from, by name, time and size.
apphost_sources() {
    {
        echo "$build_configuration"
        sdk_version
        echo "$REPLY"
        find "$root"/FooBar.* "$root"/integrations "$root"/*.props "$root"/*.targets "$root"/global.json "$root"/nuget.config "$root"/.editorconfig "$root"/BannedSymbols.txt \
            "$packages_settings" \
            \( -name bin -o -name obj -o -name TestResults -o -path "$root/FooBar.Tests" -o -path "$root/FooBar.Chaos" \) -prune -o -type f -printf '%p %T@ %s\n' | sort
    } | fingerprint
}

apphost_build() {
    local sources stamp=$state/built-$build_configuration
    sources=$(apphost_sources)
    if [[ -f $apphost_program && -f $stamp && $(<"$stamp") == "$sources" ]]; then
        report "up to date"
        return
    fi
    rm -f "$stamp"
    # Who starts the stack waits for it; the tests' build and CI analyse the code.
    build "$apphost_project" "the AppHost" -p:RunAnalyzers=false
    printf '%s\n' "$sources" >"$stamp"
    report built
}

# The running AppHost's process id in REPLY; fails when none runs.
apphost_running() {
    local found
    find_processes "$root/FooBar.AppHost/bin/" '*/FooBar.AppHost@(.dll|) ' || return 1
    REPLY=${found[0]}
}

apphost_refuse_second() {
    if apphost_running; then
        bad "FooBar runs already (pid $REPLY)"
        printf '  Cause:  it was started from this folder\n  Remedy: ./foobar stop, then run the command again\n' >&2
        exit 1
    fi
}

# The orchestrator's processes of the AppHost $1, in `orchestrator`, and the script that clears up after them; each names the process that it ends with.
find_orchestrator() {
    local found pid
    orchestrator=()
    find_processes "--monitor $1 " || return 0
    orchestrator=("${found[@]}")
    for pid in "${orchestrator[@]}"; do
        if find_processes "--monitor $pid "; then orchestrator+=("${found[@]}"); fi
    done
    for pid in "${orchestrator[@]}"; do
        if find_processes "$root/FooBar.AppHost/Orchestration/remove-left-over.sh $pid "; then orchestrator+=("${found[@]}"); fi
    done
}

# The containers that the orchestrator's processes $@ made.
containers_of() {
    local pid filters=()
    for pid; do filters+=("$pid"); done
    for pid in "${filters[@]}"; do docker ps --all --quiet --no-trunc --filter "label=$creator_label=$pid" 2>/dev/null || true; done
}

# What is left of a stack of this checkout that was killed together with its orchestrator, so that there was no process to clean up: its services, in
# `services`, and containers, of whichever checkout, whose orchestrator is no more, in `containers`. Fails when there is nothing.
find_left_over() {
    local found container creator
    services=() containers=()
    if find_processes "$root/FooBar." '@(Api|Sentinel|Telemetry)/bin/*/FooBar.@(Api|Sentinel|Telemetry) '; then services=("${found[@]}"); fi
    while read -r container creator; do
        [[ ! $creator ]] || [[ -d /proc/$creator ]] || containers+=("$container")
    done < <(docker ps --all --quiet --filter label=com.foobar.stack --format "{{.ID}} {{.Label \"$creator_label\"}}" 2>/dev/null || true)
    ((${#services[@]} + ${#containers[@]} > 0))
}

# Removes it.
remove_left_over() {
    local services containers
    if find_left_over; then
        [[ ${#services[@]} -eq 0 ]] || kill -KILL "${services[@]}" 2>/dev/null || true
        [[ ${#containers[@]} -eq 0 ]] || docker rm --force --volumes "${containers[@]}" >/dev/null 2>&1 || true
        good "Removed what a killed stack had left: ${#services[@]} processes, ${#containers[@]} containers"
    fi
}
