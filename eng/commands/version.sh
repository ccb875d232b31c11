# shellcheck shell=bash
# version: prints the version

main() {
    property Version Directory.Build.props
    echo "FooBar $REPLY"
}
