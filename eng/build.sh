# shellcheck shell=bash
# Builds what is run and tested.

# Builds the project or solution $1 and names it $2 when that fails; further arguments go to the SDK.
build() {
    local project=$1 name=$2 log=$step_folder/build-log compiler=foobar-$$-$RANDOM
    shift 2
    # One compiler for all projects, not a new one for each; it would stay for ten minutes, waiting for more.
    cleanup "if find_processes '-pipename:$compiler '; then kill \"\${found[@]}\"; fi"
    dotnet build "$project" --configuration "$build_configuration" --verbosity quiet --nologo -nodeReuse:false \
        -p:UseSharedCompilation=true -p:SharedCompilationId="$compiler" "$@" 2>&1 | tee "$log" ||
        fail "$name does not build:
$(grep -E 'error|warning' "$log" | sed -E 's/ \[[^]]*\]$//' | sort -u | head -n 10)" "$(build_remedy "$log")"
}

build_remedy() {
    if grep -qE 'NU1301|NU1801' "$1"; then
        echo "the NuGet feed does not answer: check the network and the sources of: dotnet nuget list source"
    elif grep -qE 'NU110[123]' "$1"; then
        echo "the NuGet feed lacks what is named: ./foobar setup --refresh asks it again; dotnet nuget list source shows where packages come from"
    else
        echo "put right what is named, then run the command again"
    fi
}
