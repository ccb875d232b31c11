# shellcheck shell=bash
# What was found, for the build (.foobar/settings.props) and for the AppHost (.foobar/settings.json).

readonly settings_title="Settings"

settings_props() {
    echo '<Project>'
    echo '  <PropertyGroup>'
    if [[ $(aspire_source) == local ]]; then
        echo '    <AspirePackages>local</AspirePackages>'
        echo "    <AspireRuntimePath>$aspire_home/bundle</AspireRuntimePath>"
    else
        echo '    <AspirePackages>nuget</AspirePackages>'
    fi
    echo '  </PropertyGroup>'
    echo '</Project>'
}

settings_json() {
    printf '{\n  "Images": {\n    "Source": "%s"\n  }\n}\n' "$(images_source)"
}

settings_check() {
    if [[ $(cat "$state/settings.props" 2>/dev/null) != "$(settings_props)" || $(cat "$state/settings.json" 2>/dev/null) != "$(settings_json)" ]]; then
        problem "the settings in .foobar/ do not say what was found" "./foobar setup"
        return 1
    fi
    report "Aspire $(aspire_source), images $(images_source)" ".foobar/settings.props, .foobar/settings.json"
}

settings_setup() {
    settings_props | write_if_changed "$state/settings.props"
    settings_json | write_if_changed "$state/settings.json"
}
