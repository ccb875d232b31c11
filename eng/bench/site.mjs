// Requests a second, latency, and processor time by part, of the running stack's pages, posts and files through the whole chain with TLS, from this
// machine. The board is as it is: ./foobar generate makes it larger first.      usage: ./foobar bench site [SECONDS]
import { readFileSync, readdirSync } from 'node:fs';
import { stack } from './stack.mjs';
import { wrk } from './wrk.mjs';

process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
process.removeAllListeners('warning').on('warning', () => {});
const seconds = Number(process.argv[2] ?? 10);
const running = stack();
const site = running.site.replace(/\/$/, '');
const newest = (await (await fetch(`${site}/api/threads?limit=1`)).json()).items[0]?.id ?? 0;
if (newest < 1000) throw new Error('The board has fewer than 1,000 threads: ./foobar generate 1000');
const style = (await (await fetch(`${site}/`)).text()).match(/href="(\/site\.[^"]+css)"/)[1];

// The processes of each part, found anew each time: HAProxy's worker is its child, Nginx has one for each core.
const seconds100 = id => {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
  return Number(fields[11]) + Number(fields[12]);
};
const children = () => {
  const of = {};
  for (const id of readdirSync('/proc').filter(name => /^\d+$/.test(name))) {
    try { (of[readFileSync(`/proc/${id}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')[1]] ??= []).push(Number(id)); } catch { /* it ended */ }
  }
  return of;
};
const family = (id, of) => [id, ...(of[id] ?? []).flatMap(child => family(child, of))];
function named(pattern) {
  return readdirSync('/proc').filter(id => /^\d+$/.test(id)).map(Number).filter(id => { try { return pattern.test(readFileSync(`/proc/${id}/comm`, 'utf8').trim()); } catch { return false; } });
}
const parts = {
  ...Object.fromEntries(running.containers.map(container => [container.Name.slice(1).match(/^(mysql|[a-z]+)/)[1] + (/mysql-(\d)/.exec(container.Name)?.[0].slice(5) ?? ''), [container.State.Pid]])),
  api: running.applicationServers,
  // Who carries the log lines of the proxies.
  engine: named(/^(dockerd|containerd.*|docker)$/), orchestrator: named(/^dcp/), AppHost: running.parts.find(part => part.name === 'AppHost').ids, telemetry: running.telemetry,
};
const spent = () => {
  const of = children();
  return Object.fromEntries(Object.entries(parts).map(([name, ids]) => [name, (name === 'engine' || name === 'AppHost' || name === 'orchestrator' ? ids : ids.flatMap(id => family(id, of))).reduce((sum, id) => { try { return sum + seconds100(id); } catch { return sum; } }, 0) * 10_000]));
};

const measure = (kind, own, length) => {
  const before = spent();
  const { requests, ...figures } = wrk(site, { kind, threads: newest, own }, length);
  const after = spent();
  const costs = Object.entries(after).map(([name, time]) => [name, (time - before[name]) / requests]).filter(([, time]) => time >= 1).sort(([, a], [, b]) => b - a);
  return { ...figures, costs };
};

const rows = [
  ['front page', 'front', true], ['front page, micro-cache', 'front', false],
  ['a thread', 'thread', true], ['a thread, micro-cache', 'thread', false],
  ['any thread', 'any-thread', true], ['active', 'active', true],
  ['search, a rare word', 'rare-word', true], ['search, a frequent word', 'frequent-word', true],
  ['post', 'post', true], ['static file', style, false],
];
console.log(`${newest.toLocaleString('en')} threads, wrk -t2 -c32 for ${seconds} s each, after as much of warming up`);
console.log('| | requests/s | p50, ms | p99, ms | errors | processor time a request, µs |\n| --- | --- | --- | --- | --- | --- |');
for (const [name, kind, own] of rows) {
  // As long: the application servers compile what is asked for often while they serve.
  measure(kind, own, seconds);
  const { rate, p50, p99, errors, costs } = measure(kind, own, seconds);
  console.log(`| ${name} | ${rate.toFixed(0)} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${errors} | ${costs.map(([part, time]) => `${part} ${time.toFixed(0)}`).join(', ')} |`);
}
