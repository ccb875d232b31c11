// What it costs a commit to wait for the replica: on a pair of servers with the stack's own configuration, started for this by the engine alone.
// usage: ./foobar bench commit [ROUNDS]
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';

const ROOT = new URL('../../', import.meta.url).pathname;
const ID = `foobar-bench-${randomBytes(4).toString('hex')}`;
const SERVERS = [1, 2].map(number => ({ number, name: `mysql-${number}`, container: `${ID}-${number}` }));
// Travel as variables, never as arguments.
const passwords = Object.fromEntries(['MYSQL_ROOT', 'APP', 'REPLICATION', 'MONITOR', 'SENTINEL'].map(account => [`${account}_PASSWORD`, randomBytes(12).toString('hex')]));
const environment = { ...process.env, ...passwords };

const docker = (args, input) => execFileSync('docker', args, { encoding: 'utf8', env: environment, input, stdio: ['pipe', 'pipe', 'pipe'] }).trim();
const sql = ({ container }, statements) =>
  docker(['exec', '--interactive', container, 'sh', '-c', 'MYSQL_PWD=$MYSQL_ROOT_PASSWORD exec mysql --user=root --protocol=tcp --host=127.0.0.1 --batch --skip-column-names'], statements);
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

async function until(what, holds) {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await pause(200)) {
    try { if (holds()) return; } catch { /* it does not answer yet */ }
  }
  throw new Error(`${what} did not come true within a minute`);
}

function end() {
  for (const { container } of SERVERS) try { docker(['rm', '--force', '--volumes', container]); } catch { /* it was not there */ }
  try { docker(['network', 'rm', ID]); } catch { /* nor was that */ }
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => { end(); process.exit(130); });
try {
  const image = docker(['images', '--quiet', 'foobar/mysql:9.7']) ? 'foobar/mysql:9.7' : 'mysql:9.7';
  const files = `${ROOT}FooBar.AppHost/MySql`;
  docker(['network', 'create', ID]);
  for (const { number, name, container } of SERVERS) {
    docker(['run', '--detach', '--name', container, '--network', ID, '--network-alias', name, '--publish', '127.0.0.1::3306',
      '--volume', `${files}/configuration:/etc/mysql/conf.d:ro`, '--volume', `${files}/first-start:/docker-entrypoint-initdb.d:ro`,
      '--env', 'DATABASE=foobar', '--env', 'MYSQL_INITDB_SKIP_TZINFO=1', '--env', 'MYSQL_INITDB_ONE_START=1', ...Object.keys(passwords).flatMap(variable => ['--env', variable]),
      image, `--server-id=${number}`, '--innodb-buffer-pool-size=128M']);
  }

  const [primary, replica] = SERVERS;
  for (const server of SERVERS) await until(`${server.name} answers`, () => sql(server, 'SELECT 1') === '1');
  const scripts = `${ROOT}FooBar.Api/Migrations/Scripts`;
  sql(primary, `SET GLOBAL read_only = OFF; CREATE DATABASE foobar; USE foobar;
    ${readdirSync(scripts).sort().map(script => readFileSync(`${scripts}/${script}`, 'utf8')).join('\n')}`);

  // As the sentinel does it.
  sql(replica, `SET GLOBAL rpl_semi_sync_replica_enabled = ON;
    CHANGE REPLICATION SOURCE TO SOURCE_HOST = '${primary.name}', SOURCE_USER = 'foobar_replication', SOURCE_PASSWORD = '${passwords.REPLICATION_PASSWORD}',
      SOURCE_AUTO_POSITION = 1, SOURCE_SSL = 1, SOURCE_HEARTBEAT_PERIOD = 0.25, REQUIRE_ROW_FORMAT = 1, GTID_ONLY = 1;
    START REPLICA;`);
  await until('the replica has what the primary has', () =>
    sql(replica, `SELECT WAIT_FOR_EXECUTED_GTID_SET('${sql(primary, 'SELECT @@global.gtid_executed').replaceAll('\\n', '')}', 5)`) === '0');

  const port = docker(['port', primary.container, '3306/tcp']).split(':').at(-1);
  execFileSync('dotnet', ['run', '--configuration', 'Release', 'eng/bench/commit.cs', '--', ...process.argv.slice(2)], {
    cwd: ROOT, stdio: 'inherit',
    env: { ...process.env, PRIMARY: `Server=127.0.0.1;Port=${port};User ID=root;Password=${passwords.MYSQL_ROOT_PASSWORD};Database=foobar;SslMode=Required` },
  });
} finally {
  end();
}
