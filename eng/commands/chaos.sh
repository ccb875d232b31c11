# shellcheck shell=bash
# chaos [--minutes N] [--seed S]: visitors at the front door of a stack of its own while its parts fail at random; judges what they saw and writes a report

readonly chaos_program=$root/FooBar.Chaos/bin/$build_configuration/net10.0/FooBar.Chaos.dll

main() { chaos_run chaos "$@"; }

# Sets up and builds what a run needs, then becomes FooBar.Chaos with the arguments "$@".
chaos_run() {
    apphost_refuse_second
    setup_all apphost_build
    step "AppHost" apphost_build
    step "Chaos" chaos_build
    end_steps
    trap - EXIT INT TERM HUP
    exec dotnet "$chaos_program" "$@"
}

chaos_build() {
    build "$root/FooBar.Chaos/FooBar.Chaos.csproj" "FooBar.Chaos" -p:RunAnalyzers=false
    report built
}
