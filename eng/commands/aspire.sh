# shellcheck shell=bash
# aspire COMMAND [options]: Aspire's own command for the running stack: ps, describe, logs, resource, wait, otel, export, stop

main() {
    local tool=$aspire_home/bin/aspire
    if [[ ! -x $tool ]]; then
        # Where the official packages are used, so is the official tool.
        tool=$(command -v aspire) || {
            bad "the aspire command is not here"
            printf '  Cause:  it is neither in %s nor in the PATH\n  Remedy: dotnet tool install --global Aspire.Cli, or ./foobar setup where the NuGet feed lacks Aspire\n' "$aspire_home/bin" >&2
            exit 1
        }
    fi
    export ASPIRE_CLI_TELEMETRY_OPTOUT=${ASPIRE_CLI_TELEMETRY_OPTOUT:-true}
    # It would look for newer versions of itself, and unpack what it carries into the home folder for that.
    export features__updateNotificationsEnabled=${features__updateNotificationsEnabled:-false}
    exec "$tool" "$@"
}
