# Sourced by the image's entry point at the first start, while the server has no network: creates the accounts and gives
# the server its role. Passwords come from the environment and reach the server through a pipe.
#
#   APP_PASSWORD, REPLICATION_PASSWORD, MONITOR_PASSWORD
#   DATABASE            the application's schema
#   REPLICATION_SOURCE  the server to replicate from, host:port; empty on the primary

foobar_literal() {
    local text=${1//\\/\\\\}
    printf "'%s'" "${text//\'/\'\'}"
}

foobar_sql() {
    # No account exists on one server only: each server makes its own, and none of it is a transaction.
    cat <<SQL
SET SESSION sql_log_bin = OFF;

CREATE USER 'foobar_app'@'%' IDENTIFIED BY $(foobar_literal "$APP_PASSWORD") REQUIRE SSL;
GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES ON \`$DATABASE\`.* TO 'foobar_app'@'%';

CREATE USER 'foobar_replication'@'%' IDENTIFIED BY $(foobar_literal "$REPLICATION_PASSWORD") REQUIRE SSL;
GRANT REPLICATION SLAVE ON *.* TO 'foobar_replication'@'%';

CREATE USER 'foobar_monitor'@'%' IDENTIFIED BY $(foobar_literal "$MONITOR_PASSWORD") REQUIRE SSL WITH MAX_USER_CONNECTIONS 10;
GRANT REPLICATION CLIENT ON *.* TO 'foobar_monitor'@'%';
GRANT SELECT ON performance_schema.* TO 'foobar_monitor'@'%';

-- Whatever the image itself has written is forgotten as well, so that both servers start from the same, empty history.
RESET BINARY LOGS AND GTIDS;
SQL

    if [ -z "$REPLICATION_SOURCE" ]; then
        cat <<SQL
SET SESSION sql_log_bin = ON;
CREATE DATABASE \`$DATABASE\`;
SQL
    else
        cat <<SQL
CHANGE REPLICATION SOURCE TO
    SOURCE_HOST = $(foobar_literal "${REPLICATION_SOURCE%:*}"),
    SOURCE_PORT = ${REPLICATION_SOURCE##*:},
    SOURCE_USER = 'foobar_replication',
    SOURCE_PASSWORD = $(foobar_literal "$REPLICATION_PASSWORD"),
    SOURCE_AUTO_POSITION = 1,
    SOURCE_SSL = 1,
    SOURCE_CONNECT_RETRY = 1,
    SOURCE_RETRY_COUNT = 86400,
    SOURCE_HEARTBEAT_PERIOD = 0.5,
    REQUIRE_ROW_FORMAT = 1,
    GTID_ONLY = 1;
-- Takes effect when the server proper starts, which also starts replication.
SET PERSIST_ONLY super_read_only = ON;
SQL
    fi
}

foobar_sql | docker_process_sql
unset -f foobar_literal foobar_sql
