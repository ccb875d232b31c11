# shellcheck shell=bash
# backup [FILE]: writes all that the running stack's board holds to FILE (default: foobar-TIME.sql.gz), while it serves on

main() {
    local file servers
    [[ $# -le 1 ]] || { echo "foobar backup: one file at most: ./foobar backup board.sql.gz" >&2; exit 2; }
    file=$(user_path "${1:-foobar-$(date -u +%Y%m%dT%H%M%SZ).sql.gz}")
    [[ ! -e $file ]] || { echo "foobar backup: $file is there already: give another name, or remove it." >&2; exit 1; }
    [[ -w $(dirname -- "$file") ]] || { echo "foobar backup: nothing can be written in $(dirname -- "$file"): give a file in another folder." >&2; exit 1; }
    database_servers backup
    step "Backup" write_backup "$file" "${servers[@]}"
    weak "  It holds passwords' hashes and the keys of everybody's sessions: keep it where only you can read it."
}

write_backup() {
    local file=$1 source
    shift
    progress "waiting for a server that has everything"
    database_source "$@"
    source=$REPLY
    progress "copying"
    database_dump "$source" "$file"
    report "$file" "$(du -h -- "$file" | cut -f1), from $(docker inspect --format '{{index .Config.Labels "com.foobar.resource"}}' "$source")"
}
