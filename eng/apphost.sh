# shellcheck shell=bash
# Builds, starts and finds the AppHost.

readonly apphost_project=$root/FooBar.AppHost/FooBar.AppHost.csproj
# Measurements are taken with Release; everything else builds what the tests build.
readonly apphost_configuration=${FOOBAR_CONFIGURATION:-Debug}
readonly apphost_program=$root/FooBar.AppHost/bin/$apphost_configuration/net10.0/FooBar.AppHost.dll
readonly apphost_log=$state/apphost.log
# The running AppHost: its process id and that process's start time, which tells it from a later process with the same id.
readonly apphost_pid_file=$state/apphost.pid

# What a launch profile would set; whatever the user has set wins.
apphost_environment() {
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development} DOTNET_ENVIRONMENT=${DOTNET_ENVIRONMENT:-Development}
    export ASPNETCORE_URLS=${FOOBAR_DASHBOARD_URL:-${ASPNETCORE_URLS:-http://localhost:18888}}
    export ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL=${ASPIRE_DASHBOARD_OTLP_ENDPOINT_URL:-http://localhost:18889}
    export ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL=${ASPIRE_RESOURCE_SERVICE_ENDPOINT_URL:-http://localhost:18890}
    export ASPIRE_ALLOW_UNSECURED_TRANSPORT=${ASPIRE_ALLOW_UNSECURED_TRANSPORT:-true}
}

# A fingerprint of everything that the AppHost and its services are built from, by name, time and size.
apphost_sources() {
    {
        echo "$apphost_configuration"
        sdk_version
        echo "$REPLY"
        find "$root"/FooBar.* "$root"/aspire "$root"/*.props "$root"/*.targets "$root"/global.json "$root"/nuget.config "$root"/.editorconfig "$root"/BannedSymbols.txt \
            "$state/settings.props" \
            \( -name bin -o -name obj -o -name TestResults -o -path "$root/FooBar.Tests" -o -path "$root/FooBar.Chaos" \) -prune -o -type f -printf '%p %T@ %s\n' | sort
    } | fingerprint
}

apphost_build() {
    local sources
    sources=$(apphost_sources)
    if [[ -f $apphost_program && -f $state/built && $(<"$state/built") == "$sources" ]]; then
        report "up to date"
        return
    fi
    rm -f "$state/built"
    dotnet build "$apphost_project" --configuration "$apphost_configuration" --verbosity quiet --nologo -nodeReuse:false ||
        fail "the AppHost does not build:
$(grep -E 'error|warning' "$step_folder/log" | sort -u | head -n 10)" "put right what the compiler names, then run the command again"
    printf '%s\n' "$sources" >"$state/built"
    report built
}

# When the process $1 started, in clock ticks since the machine's start, in REPLY; fails when there is none.
process_start() {
    local line fields
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    # The second field, the program's name, may hold blanks. A zombie is no process any more.
    read -ra fields <<<"${line##*) }"
    [[ ${fields[0]} != Z ]] || return 1
    REPLY=${fields[19]}
}

# The running AppHost's process id in REPLY; fails when none runs.
apphost_running() {
    local pid started
    [[ -f $apphost_pid_file ]] || return 1
    read -r pid started <"$apphost_pid_file" || return 1
    process_start "$pid" || return 1
    [[ $REPLY == "$started" ]] || return 1
    REPLY=$pid
}

# Takes note that the process $1 is, or is about to become, the AppHost.
apphost_claim() {
    process_start "$1"
    printf '%s %s\n' "$1" "$REPLY" >"$apphost_pid_file.$$"
    mv "$apphost_pid_file.$$" "$apphost_pid_file"
}

apphost_refuse_second() {
    if apphost_running; then
        bad "FooBar runs already (pid $REPLY)"
        printf '  Cause:  it was started from this folder\n  Remedy: ./foobar stop, then run the command again\n' >&2
        exit 1
    fi
}

# The address where the site will answer, and the port of the load balancer's statistics.
site_address() { echo "https://localhost:$(port_setting Https 8443 "$@")/"; }
statistics_port() { port_setting Statistics 8404 "$@"; }

# The port $1, which is $2 by default, from the further arguments or the environment, as the AppHost reads them.
port_setting() {
    local variable=Ports__$1 name=ports:${1,,} port argument previous=''
    port=${!variable:-$2}
    shift 2
    for argument; do
        case ${argument,,} in
            "--$name="* | "$name="*) port=${argument#*=} ;;
        esac
        [[ ${previous,,} != "--$name" ]] || port=$argument
        previous=$argument
    done
    echo "$port"
}

# Whether something listens at the port of the address $1 on this machine.
listens() {
    local port=${1##*:}
    (exec 3<>"/dev/tcp/localhost/${port%%/*}") 2>/dev/null
}

# Whether the load balancer that tells its statistics at port $1 has found an application server to be well: up, by a check of its own.
# Without a process of its own: it is asked again and again while the cores have a stack to start.
has_server() {
    # A server's fields: the 18th is its state, the 37th how its last check ended.
    local statistics table='' result=1 passed='application,([^,]*,){16}UP[^,]*,([^,]*,){18}L7OK,'
    { exec {statistics}<>"/dev/tcp/localhost/$1"; } 2>/dev/null || return 1
    # The engine's proxy accepts before there is a balancer, and hangs up.
    trap '' PIPE
    if printf 'GET /;csv?scope=application HTTP/1.0\r\n\r\n' >&"$statistics"; then
        # Once it begins it comes whole, and is read in large pieces: for lines, and with a limit of time, bash makes two system calls a byte.
        if IFS= read -r -t 2 -N 1 -u "$statistics" table; then IFS= read -r -N 1000000 -u "$statistics" table || true; fi
        if [[ $table =~ $passed ]]; then result=0; fi
    fi 2>/dev/null
    trap - PIPE
    exec {statistics}>&-
    return "$result"
}

# The status with which $1 answers, with whatever this machine has to ask it; 000 when nothing answers.
http_status() {
    if command -v curl >/dev/null; then
        curl --silent --insecure --noproxy '*' --max-time 5 --output /dev/null --write-out '%{http_code}' "$1" || true
    elif command -v wget >/dev/null; then
        wget --quiet --no-check-certificate --no-proxy --tries=1 --timeout=5 --server-response --output-document=/dev/null "$1" 2>&1 | awk '/HTTP\// { status = $2 } END { print status ? status : "000" }'
    else
        node -e 'process.env.NODE_TLS_REJECT_UNAUTHORIZED = "0"; fetch(process.argv[1]).then(r => console.log(r.status), () => console.log("000"))' "$1" 2>/dev/null || echo 000
    fi
}

# The processes that the AppHost $1 started, and theirs; the orchestrator may have left its parent and names the AppHost in its arguments.
# Read without a command for each: on a busy machine those took longer than everything else that a stop does.
apphost_processes() {
    local -A parents=() is_root=([$1]=yes)
    local stat line pid ancestor arguments
    for stat in /proc/[0-9]*/stat; do
        { read -r line <"$stat"; } 2>/dev/null || continue
        pid=${line%% *}
        if [[ $line == *'(dcp)'* ]]; then
            mapfile -d '' -t arguments 2>/dev/null <"/proc/$pid/cmdline" || continue
            [[ " ${arguments[*]} " != *" --monitor $1 "* && " ${arguments[*]} " != *" --monitor=$1 "* ]] || is_root[$pid]=yes
        fi
        line=${line##*) ? }
        parents[$pid]=${line%% *}
    done
    for pid in "${!parents[@]}"; do
        [[ $pid != "$1" ]] || continue
        ancestor=$pid
        until [[ -z $ancestor || ${is_root[$ancestor]:-} ]]; do ancestor=${parents[$ancestor]:-}; done
        [[ -z $ancestor ]] || echo "$pid"
    done
}

process_gone() { ! process_start "$1"; }
