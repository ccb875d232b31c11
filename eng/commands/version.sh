# shellcheck shell=bash
# version: prints the version

main() {
    echo "FooBar $(sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' "$root/Directory.Build.props")"
}
