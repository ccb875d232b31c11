// What runs now, found by the AppHost's process id that ./foobar noted.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const docker = args => execFileSync('docker', args, { encoding: 'utf8' });
const parent = id => Number(readFileSync(`/proc/${id}/status`, 'utf8').match(/^PPid:\s+(\d+)/m)[1]);
const commandLine = id => readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
const environment = id => readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').filter(Boolean);

/** Every process of this machine that did not end while we looked. */
function processes() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    try { return [{ id: Number(name), command: commandLine(name), environment: environment(name), parent: parent(name), memory: proportionalMemory(name) }]; } catch { return []; }
  });
}

const proportionalMemory = id => Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)[1]) / 1024;

const nameOf = service => service.environment.find(line => line.startsWith('OTEL_SERVICE_NAME=')).split('=')[1];

/** The running stack: its site, its network, its containers and processes. */
export function stack() {
  const appHost = Number(readFileSync('.foobar/apphost.pid', 'utf8').trim().split(/\s+/)[0]);
  const all = processes();
  const parents = new Map(all.map(process => [process.id, process.parent]));
  const isOfStack = id => id === appHost || (parents.has(id) && isOfStack(parents.get(id)));
  const find = test => all.filter(process => isOfStack(process.id) && test(process));
  const services = find(process => process.environment.some(line => line.startsWith('OTEL_SERVICE_NAME=')) && /\/FooBar\.\w+\.dll/.test(process.command))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const servicesNamed = pattern => services.filter(process => pattern.test(nameOf(process))).map(process => process.id);
  const lb = docker(['ps', '--quiet', '--filter', 'publish=8443']).trim();
  const network = Object.keys(JSON.parse(docker(['inspect', lb]))[0].NetworkSettings.Networks).find(name => name !== 'bridge');
  return {
    site: 'https://localhost:8443/',
    network,
    containers: JSON.parse(docker(['inspect', ...docker(['ps', '--quiet', '--filter', `network=${network}`]).trim().split('\n')])),
    services: services.map(process => process.id),
    applicationServers: servicesNamed(/^api-/),
    telemetry: servicesNamed(/^telemetry$/),
    parts: [
      ['AppHost', find(process => process.id === appHost)],
      ['DCP', find(process => /\/dcp(tun_c)? /.test(`${process.command} `))],
      ['dashboard', find(process => /aspire-managed/.test(process.command))],
      ...services.map(process => [nameOf(process), [process]]),
    ].map(([name, members]) => ({ name, ids: members.map(process => process.id), memory: members.reduce((sum, process) => sum + process.memory, 0) })),
    processOf: name => services.find(process => nameOf(process) === name).id,
    processMemory: id => all.filter(process => process.id === id || process.parent === id).reduce((sum, process) => sum + process.memory, 0),
  };
}

/** The variables of a process. */
export const environmentOf = id => Object.fromEntries(environment(id).map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]));

/** Those of an application server whose names match, for a program that is to reach what it reaches: secrets travel as variables, never as arguments. */
export const variablesOf = (server, pattern) => Object.fromEntries(Object.entries(environmentOf(server)).filter(([name]) => pattern.test(name)));

/** Completes with the first 200 of an address; gives up after a minute. */
export async function serves(url) {
  const get = url.startsWith('https:') ? https.get : http.get;
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline) {
    const status = await new Promise(resolve => get(url, { rejectUnauthorized: false, agent: false }, response => { response.resume(); resolve(response.statusCode); }).on('error', () => resolve(0)));
    if (status === 200) return;
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  throw new Error(`${url} did not answer 200 within a minute`);
}

/** The middle value. */
export const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
