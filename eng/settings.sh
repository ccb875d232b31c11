# shellcheck shell=bash
# What was found, for the build (.foobar/settings.props) and for the AppHost (.foobar/settings.json).

readonly settings_title="Settings"

# Sets props and json to what the two files are to say.
settings_wanted() {
    local source
    aspire_source
    source=$REPLY
    props='<Project>
  <PropertyGroup>
    <AspirePackages>'$source'</AspirePackages>'
    if [[ $source == local ]]; then
        props+="
    <AspireRuntimePath>$aspire_home/bundle</AspireRuntimePath>"
    fi
    props+='
  </PropertyGroup>
</Project>'
    images_source
    printf -v json '{\n  "Images": {\n    "Source": "%s"\n  }\n}' "$REPLY"
}

settings_check() {
    local props json
    if settings_wanted && read_text "$state/settings.props" && [[ $REPLY == "$props" ]] && read_text "$state/settings.json" && [[ $REPLY == "$json" ]]; then
        report written ".foobar/settings.props, .foobar/settings.json"
        return 0
    fi
    problem "the settings in .foobar/ do not say what was found" "./foobar setup"
    return 1
}

settings_setup() {
    local props json
    settings_wanted
    write_if_changed "$state/settings.props" "$props"
    write_if_changed "$state/settings.json" "$json"
}
