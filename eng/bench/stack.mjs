// What runs now, found by the AppHost of this checkout.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const docker = args => execFileSync('docker', args, { encoding: 'utf8' });
const parent = id => Number(readFileSync(`/proc/${id}/status`, 'utf8').match(/^PPid:\s+(\d+)/m)[1]);
const commandLine = id => readFileSync(`/proc/${id}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
const environment = id => readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').filter(Boolean);

/** Every process of this machine that did not end while we looked. */
export function processes() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).flatMap(name => {
    try { return [{ id: Number(name), command: commandLine(name), environment: environment(name), parent: parent(name), memory: proportionalMemory(name) }]; } catch { return []; }
  });
}

const proportionalMemory = id => Number(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8').match(/^Pss:\s+(\d+)/m)[1]) / 1024;

// Processor time in seconds: of the AppHost, and of the orchestrator with all that it started, those that have ended included.
function spentBy(...ids) {
  const ticks = new Map();
  const parents = new Map();
  for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(Number)) {
    try {
      const fields = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
      parents.set(id, Number(fields[1]));
      ticks.set(id, fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0));
    } catch { /* it ended */ }
  }
  const isTheirs = id => ids.includes(id) || (parents.has(id) && isTheirs(parents.get(id)));
  return [...ticks].filter(([id]) => isTheirs(id)).reduce((sum, [, time]) => sum + time, 0) / ticksPerSecond;
}

const nameOf = service => service.environment.find(line => line.startsWith('OTEL_SERVICE_NAME=')).split('=')[1];

const root = readlinkSync('/proc/self/cwd');

/** The process id of the running AppHost; undefined when none runs. */
export const appHostOf = all => all.find(({ command }) => command.includes(`${root}/FooBar.AppHost/bin/`) && /\/FooBar\.AppHost(\.dll)?( |$)/.test(command))?.id;

/** The running stack: its site, its network, its containers and processes. */
export function stack() {
  const all = processes();
  const appHost = appHostOf(all);
  if (!appHost) throw new Error('FooBar does not run: ./foobar run --detach first.');
  const parents = new Map(all.map(process => [process.id, process.parent]));
  // The orchestrator is no child of the AppHost, and names it.
  const orchestrator = all.find(({ command }) => /\/dcp start-apiserver /.test(command) && command.includes(`--monitor ${appHost} `)).id;
  const controllers = all.find(({ command, parent }) => parent === orchestrator && /\/dcp run-controllers /.test(command)).id;
  const isOfStack = id => id === appHost || id === orchestrator || (parents.has(id) && isOfStack(parents.get(id)));
  const find = test => all.filter(process => isOfStack(process.id) && test(process));
  const services = find(process => process.environment.some(line => line.startsWith('OTEL_SERVICE_NAME=')) && /\/FooBar\.\w+$/.test(process.command))
    .sort((a, b) => nameOf(a).localeCompare(nameOf(b)));
  const servicesNamed = pattern => services.filter(process => pattern.test(nameOf(process))).map(process => process.id);
  const made = docker(['ps', '--quiet', '--filter', `label=com.microsoft.developer.usvc-dev.creatorProcessId=${controllers}`]).trim().split('\n').filter(Boolean);
  const containers = JSON.parse(docker(['inspect', ...made]));
  const lb = containers.find(container => container.Config.Labels['com.foobar.resource'] === 'lb');
  return {
    site: `https://localhost:${lb.HostConfig.PortBindings['8443/tcp'][0].HostPort}/`,
    network: Object.keys(lb.NetworkSettings.Networks).find(name => name !== 'bridge'),
    containers,
    services: services.map(process => process.id),
    applicationServers: servicesNamed(/^api-/),
    telemetry: servicesNamed(/^telemetry$/),
    parts: [
      ['AppHost', find(process => process.id === appHost)],
      ['DCP', find(process => /\/dcp(tun_c)? /.test(`${process.command} `))],
      ['dashboard', find(process => /Aspire\.Dashboard/.test(process.command))],
      ...services.map(process => [nameOf(process), [process]]),
    ].map(([name, members]) => ({ name, ids: members.map(process => process.id), memory: members.reduce((sum, process) => sum + process.memory, 0) })),
    spent: spentBy(appHost, orchestrator),
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

/** When a process started, in seconds since 1970. */
export function startOf(id) {
  const ticks = Number(readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[19]);
  return Date.now() / 1000 - Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) + ticks / ticksPerSecond;
}

/** The middle value. */
export const median = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
