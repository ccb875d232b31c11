// Fills the running stack's board.      usage: ./foobar generate THREADS
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { stack, variablesOf } from './stack.mjs';

// The same program as the application servers, with one's own settings.
const [server] = stack().applicationServers;
const program = readFileSync(`/proc/${server}/cmdline`, 'utf8').split('\0')[0];
execFileSync(program, ['generate', ...process.argv.slice(2)], { stdio: 'inherit', env: { ...process.env, ...variablesOf(server, /^(ConnectionStrings__|Database__)/) } });
