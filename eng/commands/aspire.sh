# shellcheck shell=bash
# aspire COMMAND [options]: Aspire's own command for the running stack: ps, describe, logs, resource, wait, otel, export, stop

main() {
    export ASPIRE_CLI_TELEMETRY_OPTOUT=${ASPIRE_CLI_TELEMETRY_OPTOUT:-true}
    # It would look for newer versions of itself.
    export features__updateNotificationsEnabled=${features__updateNotificationsEnabled:-false}
    aspire_restore
    exec dotnet aspire "$@"
}

# Restores the version of it that .config/dotnet-tools.json names, when that is not there yet.
aspire_restore() {
    local stamp=$state/tools manifest=$root/.config/dotnet-tools.json
    read_text "$manifest"
    if [[ -f $stamp && $(<"$stamp") == "$REPLY" ]] && dotnet aspire --version >/dev/null 2>&1; then return; fi
    mkdir -p "$state"
    step "The aspire command" restore_tools
    end_steps
    printf '%s\n' "$(<"$manifest")" >"$stamp"
}

restore_tools() {
    dotnet tool restore || fail "the aspire command could not be restored: $(last_line "$step_folder/log")" "check the network and: dotnet nuget list source; then run the command again"
    report "restored" "the version of .config/dotnet-tools.json"
}
