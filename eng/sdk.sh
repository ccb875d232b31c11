# shellcheck shell=bash
# The .NET SDK that global.json asks for.

readonly sdk_title=".NET SDK"
readonly sdk_download=https://dotnet.microsoft.com/download/dotnet/10.0

export DOTNET_NOLOGO=1
# Build servers would stay behind when the command ends. The compiler's is stopped by who starts it: build.sh.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 UseSharedCompilation=${UseSharedCompilation:-false}

# Where the installation script puts it for one user.
if ! command -v dotnet >/dev/null && [[ -x $HOME/.dotnet/dotnet ]]; then
    export PATH=$HOME/.dotnet:$PATH DOTNET_ROOT=$HOME/.dotnet
fi

sdk_check() {
    local wanted
    read_text "$root/global.json"
    [[ $REPLY =~ \"version\":\ *\"([^\"]*)\" ]]
    wanted=${BASH_REMATCH[1]}
    if ! command -v dotnet >/dev/null; then
        problem "the .NET SDK is not installed (global.json asks for $wanted or newer)" "install it from $sdk_download, then run the command again"
        return 1
    fi
    if ! sdk_version; then
        problem "no installed .NET SDK satisfies global.json, which asks for $wanted or newer; installed: $(dotnet --list-sdks 2>/dev/null | cut -d ' ' -f 1 | tr '\n' ' ')" \
            "install it from $sdk_download, then run the command again"
        return 1
    fi
    report "$REPLY" "$(command -v dotnet)"
}

# The version that `dotnet --version` gives in this folder, in REPLY; fails when there is none. To ask takes a fifth of a second,
# so the answer is remembered while global.json and the folder of the installed SDKs are the same.
sdk_version() {
    local installed question='' version
    installed=$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk
    read_text "$root/global.json"
    if [[ -d $installed ]]; then question="$installed $(find "$installed" -maxdepth 0 -printf '%T@')"$'\n'$REPLY; fi
    if [[ $question ]] && recall sdk "$question"; then return; fi
    version=$(dotnet --version 2>/dev/null) || return 1
    [[ -z $question ]] || remember sdk "$question" "$version"
    REPLY=$version
}

# It is never installed on its own: where it belongs is the user's decision.
sdk_setup() { decline; }
