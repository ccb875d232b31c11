# shellcheck shell=bash
# The database of a running stack: a copy of what it holds, and putting such a copy in its place.
#
# Everything runs within the servers' containers, as root there, whose password is in their environment and leaves it only in a
# variable of theirs.

# The schema of the board, and where a copy is unpacked and what it replaced is kept.
readonly database_schema=foobar database_unpacked=foobar_restoring database_replaced=foobar_replaced

# Runs MySQL's program $2 with the arguments $3… in the server's container $1.
database_program() {
    # shellcheck disable=SC2016 # The inner shell expands it.
    docker exec --interactive "$1" sh -c 'program=$1; shift; MYSQL_PWD=$MYSQL_ROOT_PASSWORD exec "$program" -uroot "$@"' sh "${@:2}"
}

# Runs the statement $2 on the server in the container $1; its rows, without heads, are what is printed.
database_query() { database_program "$1" mysql --batch --skip-column-names --execute "$2"; }

# The server that takes the writes, of those in the containers $@, in REPLY.
database_primary() {
    local container
    for container; do
        if [[ $(database_query "$container" 'SELECT @@GLOBAL.super_read_only' 2>/dev/null) == 0 ]]; then
            REPLY=$container
            return
        fi
    done
    fail "no database server takes writes" "wait until /status names a primary; why there is none, ./foobar aspire logs sentinel tells"
}

# The server to copy from, of those in the containers $@, in REPLY: the replica, as soon as it has all that the primary has now, else the primary.
database_source() {
    local container primary executed
    database_primary "$@"
    primary=$REPLY
    executed=$(database_query "$primary" 'SELECT @@GLOBAL.gtid_executed')
    for container; do
        [[ $container != "$primary" ]] || continue
        if [[ $(database_query "$container" "SELECT WAIT_FOR_EXECUTED_GTID_SET('${executed//$'\\n'/}', 10)" 2>/dev/null) == 0 ]]; then
            REPLY=$container
            return
        fi
    done
    REPLY=$primary
}

# Writes what the board's schema holds on the server in the container $1, as it is at one moment, to the file $2, which only its owner may read. Nobody waits for it.
database_dump() {
    # What is cut off never gets the file's name.
    rm -f -- "$2.partial"
    cleanup "rm -f -- $(printf '%q' "$2.partial")"
    (
        umask 077
        database_program "$1" mysqldump --single-transaction --no-tablespaces --set-gtid-purged=OFF --hex-blob "$database_schema" | gzip >"$2.partial"
    ) || fail "the copy was cut off: $(tail -n 1 "$step_folder/log")" "free space for $2 if there is too little, see whether the server runs, and run the command again"
    mv -- "$2.partial" "$2"
}

# Puts what the file $2 holds in the place of the board on the server in the container $1, which takes the writes: all at once, or not at all.
database_load() {
    local last moves tables
    # Read to its end once: that tells of a file that is damaged, and its last line of a copy that was cut off.
    last=$(gzip --decompress --stdout -- "$2" 2>/dev/null | tail -n 1) && [[ $last == '-- Dump completed'* ]] ||
        fail "$2 is no whole backup" "give a file that ./foobar backup wrote"

    progress "unpacking it beside the board"
    cleanup "database_query $1 'DROP DATABASE IF EXISTS $database_unpacked'"
    database_query "$1" "DROP DATABASE IF EXISTS $database_unpacked; CREATE DATABASE $database_unpacked"
    gzip --decompress --stdout -- "$2" | database_program "$1" mysql "$database_unpacked" ||
        fail "the server did not take it: $(tail -n 1 "$step_folder/log")" "put right what it names and run the command again; the board is as it was"
    tables=$(database_query "$1" "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = '$database_unpacked' AND table_name IN ('schema_version', 'threads', 'replies')")
    [[ $tables == 3 ]] || fail "$2 holds no board" "give a file that ./foobar backup wrote; the board is as it was"

    progress "putting it in the board's place"
    moves=$(database_query "$1" "SET SESSION group_concat_max_len = 65536;
        SELECT GROUP_CONCAT('\`', table_schema, '\`.\`', table_name, '\` TO \`', IF(table_schema = '$database_schema', '$database_replaced', '$database_schema'), '\`.\`', table_name, '\`' ORDER BY table_schema)
        FROM information_schema.tables WHERE table_schema IN ('$database_schema', '$database_unpacked')")
    database_query "$1" "DROP DATABASE IF EXISTS $database_replaced; CREATE DATABASE $database_replaced; RENAME TABLE $moves" ||
        fail "the server did not exchange them: $(tail -n 1 "$step_folder/log")" "run the command again; the board is as it was"
}

# The containers of the running stack's database servers in `servers`; ends the command $1 when there is no stack.
database_servers() {
    local orchestrator containers
    apphost_running || { echo "foobar $1: nothing runs: ./foobar run first." >&2; exit 1; }
    find_orchestrator "$REPLY"
    mapfile -t containers < <(containers_of "${orchestrator[@]}")
    mapfile -t servers < <(docker inspect --format '{{.Id}} {{index .Config.Labels "com.foobar.resource"}}' "${containers[@]}" 2>/dev/null | sed -n 's/ mysql-[12]$//p')
}
