# Sourced by the image's entry point at the first start, while nobody can reach the server: creates the accounts and leaves
# the server read-only, without a role. Passwords come from the environment and reach the server through a pipe.
# Nothing here looks at the server: docker_process_sql may run a statement now or keep it for the server's start.
#
#   APP_PASSWORD, REPLICATION_PASSWORD, MONITOR_PASSWORD, SENTINEL_PASSWORD
#   DATABASE            the application's schema, which the sentinel creates on the primary

foobar_literal() {
    local text=${1//\\/\\\\}
    printf "'%s'" "${text//\'/\'\'}"
}

# The component that tells spans, metrics and log records where the stack wants them; some images have it installed and say so.
# Not yet, where this server is one for the preparation alone, without a network.
foobar_telemetry() {
    [[ " ${installed_components:-} " == *" component_telemetry "* ]] ||
        echo "INSTALL COMPONENT 'file://component_telemetry' SET GLOBAL telemetry.trace_enabled = OFF, GLOBAL telemetry.metrics_enabled = OFF, GLOBAL telemetry.log_enabled = OFF;"
}

foobar_sql() {
    # No account exists on one server only: each server makes its own, and none of it is a transaction.
    cat <<SQL
SET SESSION sql_log_bin = OFF;

CREATE USER 'foobar_app'@'%' IDENTIFIED BY $(foobar_literal "$APP_PASSWORD") REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON \`$DATABASE\`.* TO 'foobar_app'@'%';
GRANT SELECT ON ha.* TO 'foobar_app'@'%';

CREATE USER 'foobar_replication'@'%' IDENTIFIED BY $(foobar_literal "$REPLICATION_PASSWORD") REQUIRE SSL;
GRANT REPLICATION SLAVE ON *.* TO 'foobar_replication'@'%';

CREATE USER 'foobar_monitor'@'%' IDENTIFIED BY $(foobar_literal "$MONITOR_PASSWORD") REQUIRE SSL WITH MAX_USER_CONNECTIONS 10;
GRANT REPLICATION CLIENT ON *.* TO 'foobar_monitor'@'%';
GRANT SELECT ON performance_schema.* TO 'foobar_monitor'@'%';
GRANT SELECT ON ha.* TO 'foobar_monitor'@'%';

-- The sentinel: roles (read-only, offline, semi-synchronous), replication, cloning, and a connection when all others are taken.
CREATE USER 'foobar_sentinel'@'%' IDENTIFIED BY $(foobar_literal "$SENTINEL_PASSWORD") REQUIRE SSL;
GRANT SYSTEM_VARIABLES_ADMIN, CONNECTION_ADMIN, REPLICATION_SLAVE_ADMIN, CLONE_ADMIN, BACKUP_ADMIN ON *.* TO 'foobar_sentinel'@'%';
GRANT RELOAD, REPLICATION CLIENT, REPLICATION SLAVE ON *.* TO 'foobar_sentinel'@'%';
GRANT SELECT ON performance_schema.* TO 'foobar_sentinel'@'%';
GRANT SELECT, INSERT, UPDATE, CREATE ON ha.* TO 'foobar_sentinel'@'%';
GRANT CREATE ON \`$DATABASE\`.* TO 'foobar_sentinel'@'%';

$(foobar_telemetry)

-- Whatever the image itself has written is forgotten as well, so that both servers start from the same, empty history.
RESET BINARY LOGS AND GTIDS;

-- Before the server has a network, and at every start. Only the sentinel opens a server for writes.
SET PERSIST super_read_only = ON;
SQL
}

foobar_sql | docker_process_sql
unset -f foobar_literal foobar_telemetry foobar_sql
