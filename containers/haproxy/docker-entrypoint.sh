#!/bin/sh
# Starts HAProxy in the foreground as master with workers; any other command runs as it is.
set -eu

case "${1:-}" in
    -*) set -- haproxy "$@" ;;
esac

if [ "${1:-}" = haproxy ]; then
    shift
    set -- haproxy -W -db "$@"
fi

exec "$@"
