# shellcheck shell=bash
# The NuGet packages: some feeds lack Aspire's two about MySQL, whose stand-ins are in integrations/.

readonly packages_title="Packages"
property AspireVersion Directory.Packages.props
readonly aspire_version=$REPLY
# What the build reads: Directory.Build.targets says what it means.
readonly packages_settings=$state/settings.props

packages_check() {
    if ! packages_source || ! read_text "$packages_settings" || [[ $REPLY != "$(packages_wanted)" ]]; then
        problem "it is not known yet whether the NuGet feed has Aspire's packages about MySQL" "./foobar setup"
        return 1
    fi
    packages_source
    if [[ $REPLY == packages ]]; then
        report "Aspire $aspire_version" "from the NuGet feed"
    else
        report "Aspire $aspire_version" "from the NuGet feed, but Aspire.Hosting.MySql and Aspire.MySqlConnector from integrations/"
    fi
}

packages_setup() {
    if ! packages_source; then packages_ask; fi
    write_if_changed "$packages_settings" "$(packages_wanted)"
}

packages_wanted() {
    packages_source
    printf '<Project>\n  <PropertyGroup>\n    <MySqlIntegrations>%s</MySqlIntegrations>\n  </PropertyGroup>\n</Project>' "$REPLY"
}

# packages or projects, in REPLY, as was found earlier; fails when it is not known.
packages_source() {
    packages_question
    recall packages "$REPLY" || { [[ $packages_guess ]] && REPLY=$packages_guess; }
}
packages_guess=

# The version and the feeds, in REPLY: with another version or other feeds the question is a new one.
packages_question() {
    read_text "$root/nuget.config"
    REPLY="Aspire $aspire_version"$'\n'$REPLY
}

# Asks the feeds that apply in this folder, and remembers the answer, by restoring a project that downloads both packages and does nothing else.
packages_ask() {
    local probe=$state/probe output question
    progress "asking the NuGet feed for Aspire.Hosting.MySql and Aspire.MySqlConnector $aspire_version"
    cleanup "rm -rf -- $(printf '%q' "$probe")"
    mkdir -p "$probe"
    echo '<Project />' | tee "$probe/Directory.Build.props" "$probe/Directory.Build.targets" "$probe/Directory.Packages.props" >/dev/null
    cat >"$probe/probe.csproj" <<PROJECT
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>
    <PackageDownload Include="Aspire.Hosting.MySql;Aspire.MySqlConnector" Version="[$aspire_version]" />
  </ItemGroup>
</Project>
PROJECT
    packages_question
    question=$REPLY
    if output=$(dotnet restore "$probe/probe.csproj" --nologo 2>&1); then
        remember packages "$question" packages
    elif [[ $output =~ NU110[123] ]]; then
        # The feed answered: it has none, or not this version.
        remember packages "$question" projects
    else
        # Offline with filled caches the stand-ins serve as well. The feed is asked again next time.
        printf '%s\n' "$output"
        advise "The NuGet feed does not answer; the packages must be in the cache of this machine. To see why: dotnet restore FooBar.sln"
        packages_guess=projects
    fi
}
