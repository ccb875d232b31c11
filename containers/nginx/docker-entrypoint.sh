#!/bin/sh
# Runs what lies in /docker-entrypoint.d before Nginx itself: *.envsh is sourced, *.sh is run, in the order of their names.
set -eu

say() {
    [ -n "${NGINX_ENTRYPOINT_QUIET_LOGS:-}" ] || echo "docker-entrypoint.sh: $*"
}

case "${1:-}" in
    nginx | nginx-debug)
        for script in /docker-entrypoint.d/*; do
            case "$script" in
                *.envsh | *.sh) ;;
                *) [ -e "$script" ] && say "ignoring $script"; continue ;;
            esac
            if [ ! -x "$script" ]; then
                say "ignoring $script, it is not executable"
            elif [ "${script##*.}" = envsh ]; then
                say "sourcing $script"
                # shellcheck disable=SC1090 # The file is whatever the user mounted.
                . "$script"
            else
                say "running $script"
                "$script"
            fi
        done
        ;;
esac

exec "$@"
