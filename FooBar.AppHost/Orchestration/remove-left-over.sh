#!/bin/sh
# Waits for the end of the orchestrator, process $1, and then removes what it has started and not ended itself: processes, whose environments name the
# folder of its session, containers and networks, which carry its id as the label $2. However the AppHost and the orchestrator end, nothing is left.
# The signals that end them are not meant for this script.
trap '' INT TERM HUP
exec </dev/null >/dev/null 2>&1

session=$(tr '\0' '\n' <"/proc/$1/environ" | sed -n 's/^DCP_SESSION_FOLDER=//p')
tail --pid="$1" --sleep-interval=0.5 --follow /dev/null
[ -n "$session" ] || exit 1

for environment in /proc/[0-9]*/environ; do
    if grep --quiet --no-messages --fixed-strings -e "$session" "$environment"; then
        process=${environment#/proc/}
        kill -KILL "${process%/environ}"
    fi
done
docker ps --all --quiet --filter "label=$2=$1" | xargs --no-run-if-empty docker rm --force --volumes
docker network ls --quiet --filter "label=$2=$1" | xargs --no-run-if-empty docker network rm
rm -rf -- "$session"
