# shellcheck shell=bash
# Aspire: the official packages where the NuGet feed has them; else the orchestrator (DCP), the dashboard and the command
# line tool out of the npm package, for the subset in aspire/.

readonly aspire_title="Aspire"
property AspireVersion
readonly aspire_version=$REPLY
readonly aspire_home=$cache/aspire/$aspire_version

aspire_check() {
    if ! aspire_source; then
        problem "it is not known yet whether the NuGet feed has Aspire $aspire_version" "./foobar setup"
        return 1
    fi
    case $REPLY in
        nuget)
            report "$aspire_version from NuGet" "the official packages"
            return 0
            ;;
        mixed)
            report "from NuGet, for MySQL from aspire/" "the official packages, in the version of Directory.Build.props, with the subset's for MySQL"
            return 0
            ;;
    esac
    if ! aspire_runtime_present; then
        problem "the orchestrator and the dashboard of Aspire $aspire_version are not in $aspire_home" "./foobar setup"
        return 1
    fi
    report "$aspire_version from npm" "the subset in aspire/; orchestrator and dashboard in $aspire_home"
}

aspire_runtime_present() {
    [[ -x $aspire_home/bundle/dcp/dcp && -x $aspire_home/bundle/managed/aspire-managed && -x $aspire_home/bin/aspire ]]
}

aspire_setup() {
    if ! aspire_source; then
        aspire_probe_feed
        aspire_source
    fi
    if [[ $REPLY == local ]] && ! aspire_runtime_present; then aspire_install_runtime; fi
}

# nuget, local or mixed, in REPLY: what FOOBAR_ASPIRE demands, else nuget or local as was found earlier; fails when neither says.
aspire_source() {
    REPLY=${FOOBAR_ASPIRE:-}
    [[ -z $REPLY ]] || return 0
    aspire_question
    recall aspire "$REPLY"
}

# The version and the feeds, in REPLY: with another version or other feeds the question is a new one.
aspire_question() {
    read_text "$root/nuget.config"
    REPLY="Aspire $aspire_version"$'\n'$REPLY
}

# Asks the feeds that apply in this folder, and remembers the answer, by restoring a project that downloads the packages and does nothing else.
aspire_probe_feed() {
    local probe=$state/probe output question
    progress "asking the NuGet feed for Aspire $aspire_version"
    cleanup "rm -rf -- '$probe'"
    mkdir -p "$probe"
    echo '<Project />' | tee "$probe/Directory.Build.props" "$probe/Directory.Build.targets" "$probe/Directory.Packages.props" >/dev/null
    {
        echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup><ItemGroup>'
        sed -n 's/.*<PackageVersion Include="\(Aspire\.[^"]*\)".*/\1/p' "$root/Directory.Packages.props" | cat - <(echo Aspire.AppHost.Sdk) |
            sed "s/.*/<PackageDownload Include=\"&\" Version=\"[$aspire_version]\" \/>/"
        echo '</ItemGroup></Project>'
    } >"$probe/probe.csproj"

    aspire_question
    question=$REPLY
    if output=$(dotnet restore "$probe/probe.csproj" --nologo 2>&1); then
        remember aspire "$question" nuget
    elif [[ $output =~ NU110[123] ]]; then
        # The feed answered: it has none, or not this version.
        remember aspire "$question" local
    else
        printf '%s\n' "$output" >&2
        fail "the NuGet feed does not answer: $(grep -m 1 -o 'error .*' <<<"$output" || tail -n 1 <<<"$output")" \
            "check the network and the sources of: dotnet nuget list source; or set FOOBAR_ASPIRE=nuget or FOOBAR_ASPIRE=local to decide without asking"
    fi
}

# A connection that stalls would keep npm waiting for five minutes and then fail: a new one is tried first, with ever more time for slow lines.
download_package() {
    local limit code
    for limit in 90 300 1200; do
        code=0
        timeout "$limit" npm pack --loglevel=error "$1" >/dev/null || code=$?
        # 124: the time was over. Anything else is npm's own answer.
        [[ $code -eq 124 ]] || return "$code"
        rm -f -- *.tgz
        progress "downloading $1 from npm did not end in $limit s, trying again"
    done
    return 1
}

# Why npm gave up, by what it wrote to the file $1: its first line that is a sentence.
npm_reason() { sed -nE '/ (code|syscall|errno) /d; s/^npm (error|ERR!) //; T; p; q' "$1"; }

# The name of this machine's runtime in the npm package's name.
aspire_platform() {
    local system machine
    case $(uname -s) in Linux) system=linux ;; Darwin) system=osx ;; *) system=$(uname -s) ;; esac
    case $(uname -m) in x86_64 | amd64) machine=x64 ;; aarch64 | arm64) machine=arm64 ;; *) machine=$(uname -m) ;; esac
    echo "$system-$machine"
}

aspire_install_runtime() {
    local package work archive
    package=@microsoft/aspire-cli-$(aspire_platform)@$aspire_version
    command -v npm >/dev/null ||
        fail "npm is not installed, and the NuGet feed does not have Aspire $aspire_version" "install Node.js with npm (https://nodejs.org), which brings Aspire's runtime, then run the command again"
    require_space "$cache" 700 "Aspire's runtime"

    # What an earlier run left half-finished; the lock says that nobody is at it now.
    rm -rf -- "$cache/aspire/".new.*
    work=$cache/aspire/.new.$$
    cleanup "rm -rf -- '$work'"
    mkdir -p "$work"

    progress "downloading $package from npm"
    (cd "$work" && download_package "$package") ||
        fail "npm could not download $package: $(npm_reason "$step_folder/log")" "check the network and: npm config get registry; then run the command again"
    archive=$(echo "$work"/*.tgz)

    progress "verifying it"
    aspire_verify "$archive" "$package"

    progress "unpacking it"
    tar -xzf "$archive" -C "$work" package
    rm "$archive"
    mkdir "$work/bin" "$work/home"
    mv "$work/package/bin/aspire" "$work/bin/"
    chmod +x "$work/bin/aspire"
    HOME=$work/home ASPIRE_CLI_TELEMETRY_OPTOUT=true "$work/bin/aspire" setup ||
        fail "the aspire command could not unpack the orchestrator and the dashboard: $(last_line "$step_folder/log")" "run the command again; if it happens again, see the log .foobar/logs/failed-step.log"
    rm -rf -- "${work:?}/home" "${work:?}/package"
    [[ -x $work/bundle/dcp/dcp && -x $work/bundle/managed/aspire-managed ]] ||
        fail "the npm package $package does not hold bundle/dcp/dcp and bundle/managed/aspire-managed" "this version of Aspire is laid out differently: use the version that the repository names"

    # The link names the folder that it was made in, which is about to be renamed.
    if [[ -L $work/bundle ]]; then
        ln -sfn "versions/$(basename "$(readlink "$work/bundle")")" "$work/bundle"
    fi
    rm -rf -- "$aspire_home"
    mv "$work" "$aspire_home"
}

# The archive $1 must be what this repository knows the package $2 to be; for a platform that it does not know, what the registry says.
aspire_verify() {
    local archive=$1 package=$2 expected actual
    expected=$(awk -v package="$package" '$1 == package { print $2 }' "$root/eng/aspire-runtime.sha512")
    if [[ -z $expected ]]; then
        expected=$(npm view --silent "$package" dist.integrity)
    fi
    actual=sha512-$(openssl dgst -sha512 -binary "$archive" | base64 --wrap=0)
    [[ $actual == "$expected" ]] ||
        fail "the downloaded $package is not what it should be (expected $expected, got $actual)" "a proxy or a registry changed it: check npm config get registry, then run the command again"
}
