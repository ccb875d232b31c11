// What the router costs a query, against the driver's own data source, on the running stack's database.
// usage: ./foobar bench router [ROUNDS]
import { execFileSync } from 'node:child_process';
import { stack, variablesOf } from './stack.mjs';

const variables = variablesOf(stack().applicationServers[0], /^(ConnectionStrings__mysql-\d|Database__(Servers__\d|Password))$/);
execFileSync('dotnet', ['run', '--configuration', 'Release', 'eng/bench/router.cs', '--', ...process.argv.slice(2)],
  { stdio: 'inherit', env: { ...process.env, ...variables } });
