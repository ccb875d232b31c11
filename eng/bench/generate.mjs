// Fills the running stack's board.      usage: ./foobar generate THREADS
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stack } from './stack.mjs';

// The same program as the application servers, with one's own settings: the connection strings travel as variables, never as arguments.
const [server] = stack().applicationServers;
const program = readFileSync(`/proc/${server}/cmdline`, 'utf8').split('\0').find(argument => argument.endsWith('FooBar.Api.dll'));
const environment = readFileSync(`/proc/${server}/environ`, 'utf8').split('\0')
  .filter(line => /^(ConnectionStrings__|Database__)/.test(line))
  .map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]);
execFileSync('dotnet', [program, 'generate', ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ...Object.fromEntries(environment) } });
