# shellcheck shell=bash
# The ASP.NET Core development certificate, which the site is served with.

readonly certificate_title="Development certificate"
readonly certificate_store=$HOME/.dotnet/corefx/cryptography/x509stores/my
readonly certificate_stamp=$cache/certificate-checked

certificate_check() {
    # Asking the SDK takes a second; a certificate is valid for a year, so asking once a week is enough.
    if compgen -G "$certificate_store/*.pfx" >/dev/null && [[ $certificate_stamp -nt $certificate_store ]] &&
        read_text "$certificate_stamp" && ((EPOCHSECONDS - REPLY < 7 * 24 * 3600)); then
        report valid "$certificate_store"
        return 0
    fi
    if ! dotnet dev-certs https --check >/dev/null 2>&1; then
        problem "there is no valid development certificate" "./foobar setup, or: dotnet dev-certs https"
        return 1
    fi
    printf '%s\n' "$EPOCHSECONDS" >"$certificate_stamp"
    report valid "$certificate_store"
}

certificate_setup() {
    dotnet dev-certs https || fail "dotnet dev-certs https could not make a certificate: $(last_line "$step_folder/log")" "run it by hand and put right what it names; $HOME/.dotnet must be writable"
    printf '%s\n' "$EPOCHSECONDS" >"$certificate_stamp"
    advise "Browsers warn about it until you trust it: dotnet dev-certs https --trust (https://aka.ms/dev-certs-trust)"
}
