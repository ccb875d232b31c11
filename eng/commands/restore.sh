# shellcheck shell=bash
# restore FILE: puts what a backup holds in the place of the running stack's board; what was there before is kept aside

main() {
    local file servers server
    [[ $# -eq 1 ]] || { echo "foobar restore: which backup? ./foobar restore board.sql.gz" >&2; exit 2; }
    file=$(user_path "$1")
    [[ -f $file && -r $file ]] || { echo "foobar restore: there is no file $file that can be read." >&2; exit 1; }
    database_servers restore
    step "Restore" put_back "$file" "${servers[@]}"
    # They bring an older backup's schema up to date, and take over its keys of the sessions.
    for server in api-1 api-2; do step "Restart of $server" restart "$server"; done
    weak "  What was there before is in the schema $database_replaced until the next restore, or until you drop it."
}

put_back() {
    local file=$1
    shift
    database_primary "$@"
    database_load "$REPLY" "$file"
    report "done" "$(database_query "$REPLY" "SELECT COUNT(*) FROM $database_schema.threads") threads"
}

# One after the other, so that the site is there throughout.
restart() {
    "$root/foobar" aspire resource "$1" restart --apphost "$apphost_project" &&
        "$root/foobar" aspire wait "$1" --status healthy --timeout 180 --apphost "$apphost_project" ||
        fail "$1 did not come back: $(tail -n 1 "$step_folder/log")" "restart it on the dashboard; the backup is in its place"
    report "healthy"
}
