# shellcheck shell=bash
# chaos [--minutes N] [--seed S]: visitors at the front door of a stack of its own while its parts fail at random; judges what they saw and writes a report

readonly chaos_program=$root/FooBar.Chaos/bin/Debug/net10.0/FooBar.Chaos.dll

main() { chaos_run chaos "$@"; }

# Sets up and builds what a run needs, then becomes FooBar.Chaos with the arguments "$@".
chaos_run() {
    apphost_refuse_second
    setup_all
    step "AppHost" apphost_build
    step "Chaos" chaos_build
    end_steps
    trap - EXIT INT TERM HUP
    exec dotnet "$chaos_program" "$@"
}

chaos_build() {
    dotnet build "$root/FooBar.Chaos/FooBar.Chaos.csproj" --configuration Debug --verbosity quiet --nologo -nodeReuse:false ||
        fail "FooBar.Chaos does not build:
$(grep -E 'error|warning' "$step_folder/log" | sort -u | head -n 10)" "put right what the compiler names, then run the command again"
    report built
}
