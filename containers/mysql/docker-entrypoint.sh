#!/usr/bin/env bash
# Prepares an empty data folder as the variables ask, then starts mysqld in the foreground. Any other command runs as it is.
set -euo pipefail
shopt -s nullglob inherit_errexit

readonly template=/var/lib/mysql-template
readonly scripts=/docker-entrypoint-initdb.d
readonly mark=generated_random_password_length

say() { printf '%s [%s] [Entrypoint]: %s\n' "$(date --utc +%Y-%m-%dT%H:%M:%S.%6NZ)" "$1" "$2"; }
note() { say Note "$1"; }
fail() { say ERROR "$1" >&2; exit 1; }

# Takes the value of $1 from the file that $1_FILE names, where that is given instead.
from_file() {
    local name=$1 file=${1}_FILE
    if [[ -n ${!file:-} ]]; then
        [[ -z ${!name:-} ]] || fail "both $name and $file are set: set one of them"
        [[ -r ${!file} ]] || fail "$file names ${!file}, which cannot be read"
        printf -v "$name" '%s' "$(<"${!file}")"
    fi
    unset "$file"
}

# Everything that the server is told by its files and its arguments, an option each.
read_options() {
    mapfile -t options < <(my_print_defaults mysqld server mysqld-9.7)
    options+=("${command[@]:1}")
}

# The value that the server will use for option $1, in REPLY: the last one given, else $2.
option() {
    local option pattern=${1//-/[-_]}
    REPLY=$2
    for option in "${options[@]}"; do
        # shellcheck disable=SC2053 # The right-hand side is a pattern: the server takes - and _ alike.
        if [[ ${option%%=*} == --$pattern && $option == *=* ]]; then REPLY=${option#*=}; fi
    done
}

# Whether an option is set that an initialised data folder cannot be copied for.
needs_own_initialisation() {
    printf '%s\n' "${options[@]}" | grep -qiE \
        '^--(loose[-_])?(innodb[-_](page[-_]size|data[-_]file[-_]path|data[-_]home[-_]dir|log[-_]group[-_]home[-_]dir|undo[-_]directory|redo[-_]log[-_]encrypt|undo[-_]log[-_]encrypt|doublewrite[-_]dir|checksum[-_]algorithm)|lower[-_]case[-_]table[-_]names|early[-_]plugin[-_]load|default[-_]table[-_]encryption|initialize)'
}

# A text as an SQL literal.
literal() {
    local text=${1//\\/\\\\}
    printf "'%s'" "${text//\'/\'\'}"
}

# A name as an SQL identifier.
# shellcheck disable=SC2016 # The backticks are SQL's.
identifier() { printf '`%s`' "${1//\`/\`\`}"; }

initialise_files() {
    if needs_own_initialisation || [[ ! -d $template/mysql ]]; then
        note "Initialising the data folder"
        "${command[@]}" --initialize-insecure --default-time-zone=SYSTEM
    else
        note "Copying the initialised data folder"
        cp -a "$template/." "$data/"
        # shellcheck disable=SC2034 # For scripts, which need not install these.
        installed_components=$(<"$template.components")
    fi
}

# Waits until the server, process $1, takes connections; fails when it ends before.
await_server() {
    # The socket is there shortly before the server accepts connections; a client that is early waits for it.
    local tries never
    exec {never}<> <(:)
    for ((tries = 0; tries < 1200; tries++)); do
        kill -0 "$1" 2>/dev/null || return
        # An answer is an answer, even one that refuses the client.
        [[ -S $socket ]] && mysqladmin --no-defaults --socket="$socket" --connect-timeout=60 --silent ping && exec {never}<&- && return
        # A `sleep` would be a process each time, on cores that have a server to start.
        read -r -t 0.05 -u "$never" || true
    done
    return 1
}

# Starts the server for its preparation: without a network, and without what costs time and is of no use to it.
start_temporary_server() {
    rm -f "$socket"
    "${command[@]}" --skip-networking --mysqlx=OFF --default-time-zone=SYSTEM --socket="$socket" \
        --performance-schema=OFF --innodb-buffer-pool-load-at-startup=OFF --innodb-buffer-pool-dump-at-shutdown=OFF &
    server=$!
    await_server "$server" || fail "the server ended or did not answer while it was being prepared; its messages are above"
}

stop_temporary_server() {
    kill "$server"
    wait "$server" || fail "the server did not stop cleanly after it was prepared"
}

mysql_as_root() {
    MYSQL_PWD=${root_password_now:-} mysql --no-defaults --protocol=socket --user=root --socket="$socket" --comments "$@"
}

# SQL on the standard input, as in the official image; scripts may call it, with options of mysql.
# shellcheck disable=SC2120
docker_process_sql() {
    if [[ ${1:-} == --dont-use-mysql-root-password ]]; then shift; fi
    mysql_as_root ${MYSQL_DATABASE:+--database="$MYSQL_DATABASE"} "$@"
}

choose_root_password() {
    if [[ -n ${MYSQL_RANDOM_ROOT_PASSWORD:-} ]]; then
        MYSQL_ROOT_PASSWORD=$(od -An -N18 -tx1 /dev/urandom | tr -d ' \n')
        note "GENERATED ROOT PASSWORD: $MYSQL_ROOT_PASSWORD"
    fi
}

accounts() {
    local password root pattern
    password=$(literal "${MYSQL_ROOT_PASSWORD:-}")

    # The server's own administration is no transaction that a replica should see.
    echo "SET SESSION sql_log_bin = OFF;"
    echo "ALTER USER 'root'@'localhost' IDENTIFIED BY $password;"
    if [[ -n ${MYSQL_ROOT_HOST:-} && $MYSQL_ROOT_HOST != localhost ]]; then
        root="'root'@$(literal "$MYSQL_ROOT_HOST")"
        echo "CREATE USER $root IDENTIFIED BY $password;"
        echo "GRANT ALL ON *.* TO $root WITH GRANT OPTION;"
    fi
    echo "SET SESSION sql_log_bin = DEFAULT;"
    if [[ -n ${MYSQL_DATABASE:-} ]]; then
        echo "CREATE DATABASE IF NOT EXISTS $(identifier "$MYSQL_DATABASE");"
    fi
    if [[ -n ${MYSQL_USER:-} ]]; then
        echo "CREATE USER $(literal "$MYSQL_USER")@'%' IDENTIFIED BY $(literal "$MYSQL_PASSWORD");"
        if [[ -n ${MYSQL_DATABASE:-} ]]; then
            # In a grant _ and % of the database's name would be wildcards.
            pattern=${MYSQL_DATABASE//_/\\_}
            echo "GRANT ALL ON $(identifier "${pattern//%/\\%}").* TO $(literal "$MYSQL_USER")@'%';"
        fi
    fi
}

expiry() {
    echo "SET SESSION sql_log_bin = OFF;"
    echo "ALTER USER 'root'@$(literal "${MYSQL_ROOT_HOST:-localhost}") PASSWORD EXPIRE;"
}

# shellcheck disable=SC2119
run_scripts() {
    local script
    for script in "$scripts"/*; do
        case $script in
            *.sh)
                if [[ -x $script ]]; then
                    note "Running $script"
                    "$script"
                else
                    note "Sourcing $script"
                    # shellcheck disable=SC1090 # The file is whatever the user mounted.
                    source "$script"
                fi
                ;;
            *.sql) note "Running $script"; docker_process_sql <"$script" ;;
            *.sql.gz) note "Running $script"; gunzip -c "$script" | docker_process_sql ;;
            *.sql.bz2) note "Running $script"; bunzip2 -c "$script" | docker_process_sql ;;
            *.sql.xz) note "Running $script"; xzcat "$script" | docker_process_sql ;;
            *.sql.zst) note "Running $script"; zstd -dc "$script" | docker_process_sql ;;
            *) note "Ignoring $script" ;;
        esac
    done
}

# By a server of its own, as in the official image.
prepare_apart() {
    start_temporary_server
    accounts | mysql_as_root
    root_password_now=${MYSQL_ROOT_PASSWORD:-}
    run_scripts
    [[ -z ${MYSQL_ONETIME_PASSWORD:-} ]] || expiry | mysql_as_root
    stop_temporary_server
    rm "$unfinished"
    note "The data folder is ready"
}

# The same as SQL that the server itself executes at its start, before it takes the first connection.
init_file() {
    local sql
    exec {sql}>&1 1>&2
    docker_process_sql() {
        local text last
        text=$'\n'$(cat)
        # The client takes the end of what it reads for the end of a statement too; behind the last there may be lines of comment.
        while last=${text##*$'\n'} && [[ $text && $last =~ ^[[:space:]]*(--.*|#.*)?$ ]]; do text=${text%$'\n'*}; done
        [[ -z $text || $text =~ \;[[:space:]]*$ ]] || text+=$'\n;'
        printf '%s\n' "$text" >&"$sql"
    }
    # As the client has it, which is not there to say so.
    echo "SET NAMES utf8mb4;" >&"$sql"
    accounts >&"$sql"
    [[ -z ${MYSQL_DATABASE:-} ]] || echo "USE $(identifier "$MYSQL_DATABASE");" >&"$sql"
    run_scripts
    [[ -z ${MYSQL_ONETIME_PASSWORD:-} ]] || expiry >&"$sql"
    # The mark of the end, which the server writes into the data folder: a setting that nobody changes, at its default.
    echo "SET PERSIST_ONLY $mark = DEFAULT;" >&"$sql"
}

is_prepared() { [[ -f $data/mysqld-auto.cnf ]] && grep -qF "\"$mark\"" "$data/mysqld-auto.cnf"; }

# The server, process $1, goes on after an error in its init file; once it takes connections it is through with it.
watch_preparation() {
    await_server "$1" || return 0
    if is_prepared; then
        rm "$unfinished"
        note "The data folder is ready"
    else
        say ERROR "the preparation failed, with the server's message above; the next start begins it afresh" >&2
        kill "$1"
    fi
}

check_variables() {
    [[ -n ${MYSQL_ROOT_PASSWORD:-}${MYSQL_ALLOW_EMPTY_PASSWORD:-}${MYSQL_RANDOM_ROOT_PASSWORD:-} ]] ||
        fail "the data folder is empty and no root password is given: set MYSQL_ROOT_PASSWORD, MYSQL_RANDOM_ROOT_PASSWORD or MYSQL_ALLOW_EMPTY_PASSWORD"
    [[ ${MYSQL_USER:-} != root ]] || fail "MYSQL_USER is root, which exists anyway: set MYSQL_ROOT_PASSWORD instead"
    [[ -z ${MYSQL_USER:-} || -n ${MYSQL_PASSWORD:-} ]] || fail "MYSQL_USER is set without MYSQL_PASSWORD: set both or none"
}

command=("$@")
[[ ${command[0]:-} == -* ]] && command=(mysqld "${command[@]}")
[[ ${#command[@]} -gt 0 ]] || command=(mysqld)

if [[ ${command[0]} != mysqld || " ${command[*]} " =~ \ (--help|-\?|--version|-V|--print-defaults|--validate-config)\  ]]; then
    exec "${command[@]}"
fi

read_options
option datadir /var/lib/mysql
data=${REPLY%/}
option socket /var/run/mysqld/mysqld.sock
socket=$REPLY
option init-file ''
own_init_file=$REPLY

if [[ $(id -u) -eq 0 ]]; then
    mkdir -p "$data" "$(dirname "$socket")"
    find "$data" "$(dirname "$socket")" \! -user mysql -exec chown --no-dereference mysql:mysql {} +
    exec setpriv --reuid=mysql --regid=mysql --init-groups "${BASH_SOURCE[0]}" "${command[@]}"
fi

# While this file exists and the server has not told that its init file is done, the preparation was not finished: what is there is thrown away and made again.
unfinished=$data/.unfinished
if [[ -e $unfinished ]]; then
    if is_prepared; then
        rm "$unfinished"
    else
        note "An earlier preparation was cut off, starting afresh"
        find "$data" -mindepth 1 ! -path "$unfinished" -delete
    fi
fi

if [[ ! -d $data/mysql ]]; then
    for name in MYSQL_ROOT_PASSWORD MYSQL_ROOT_HOST MYSQL_DATABASE MYSQL_USER MYSQL_PASSWORD; do
        from_file "$name"
    done
    MYSQL_ROOT_HOST=${MYSQL_ROOT_HOST-%}
    check_variables
    choose_root_password
    : >"$unfinished"
    initialise_files
    if [[ -z ${MYSQL_INITDB_ONE_START:-} || -n $own_init_file ]]; then
        prepare_apart
    else
        init_sql=$(init_file)
        # Through a descriptor: passwords are in it.
        exec {init}<<<"$init_sql"
        rm -f "$socket"
        watch_preparation $$ {init}<&- &
        # Nobody would wait for the watching process, so that its end must not be kept.
        exec env --ignore-signal=CHLD "${command[@]}" --init-file="/dev/fd/$init"
    fi
fi

exec "${command[@]}"
