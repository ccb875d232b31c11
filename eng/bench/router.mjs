// What the router costs a query, against the driver's own data source, on the running stack's database.
// usage: ./foobar bench router [ROUNDS]
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stack } from './stack.mjs';

// The connection strings are an application server's; they travel as variables, never as arguments.
const environment = readFileSync(`/proc/${stack().applicationServers[0]}/environ`, 'utf8').split('\0')
  .filter(line => /^(ConnectionStrings__mysql-\d|Database__Servers__\d)=/.test(line))
  .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
execFileSync('dotnet', ['run', '--configuration', 'Release', 'eng/bench/router.cs', '--', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, ...Object.fromEntries(environment) } });
