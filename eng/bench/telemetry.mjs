// What telemetry costs the visitors: throughput and latency through the whole chain with all of it on, every trace kept, against all of it off, on two
// stacks in turn; and how many log lines of the proxies are lost under full load.      usage: ./foobar bench telemetry [ROUNDS]
import { execFileSync } from 'node:child_process';
import { Agent, get } from 'node:https';
import { environmentOf, median, stack } from './stack.mjs';
import { wrk } from './wrk.mjs';

const rounds = Number(process.argv[2] ?? 2);
let site;
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const foobar = (args, environment = {}) => execFileSync('./foobar', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, ...environment } });

// A visitor without cookies gets what Nginx keeps for a second; one with a cookie of the site what an application server has asked the database for.
const kinds = [
  { name: 'front page, micro-cache', path: '/', headers: {}, rate: 500, kind: 'front', threads: 1, own: false },
  { name: 'a thread', path: '/threads/1', headers: { Cookie: 'foobar-bench=1' }, rate: 100, kind: 'thread', threads: 1, own: true },
];

const stacks = {
  on: () => foobar(['run', '--detach']),
  off: () => foobar(['run', '--detach', '--Telemetry:Enabled=false', '--Telemetry:Database=false', '--Telemetry:SampleRatio=0', '--Monitoring:Enabled=false'], { OTEL_SDK_DISABLED: 'true' }),
};

// Before anything is measured: until then the client makes its connections, 64 at once, which keeps it and the edge busy for a quarter of a second.
const lead = 5;

/** Asks at a fixed rate whatever becomes of the requests before. Latencies in milliseconds, from the moment at which each was due. */
async function openLoop({ path, headers, rate }, seconds) {
  const agent = new Agent({ keepAlive: true, maxSockets: 64, rejectUnauthorized: false });
  const latencies = [];
  let failed = 0;
  const began = performance.now();
  const requests = [];
  for (let i = -rate * lead; i < rate * seconds; i++) {
    const due = began + lead * 1000 + (i * 1000) / rate;
    if (due - performance.now() > 1) await wait(due - performance.now());
    requests.push(new Promise(resolve => {
      get(site + path, { agent, headers }, response => {
        response.resume();
        response.on('end', () => { if (response.statusCode !== 200) failed++; else if (i >= 0) latencies.push(performance.now() - due); resolve(); });
      }).on('error', () => { failed++; resolve(); });
    }));
  }
  await Promise.all(requests);
  agent.destroy();
  const took = (performance.now() - began) / 1000 - lead;
  latencies.sort((a, b) => a - b);
  return { rate: latencies.length / took, p50: latencies[Math.floor(latencies.length / 2)], p99: latencies[Math.floor(latencies.length * 0.99)], failed };
}

/** Where the telemetry worker is: containers reach it, so it is not at localhost. */
function workerOf(running) {
  const environment = environmentOf(running.telemetry[0]);
  return `${environment.Telemetry__Address}:${environment.Telemetry__Port}`;
}

/** Of the proxies' log lines: how many arrived, and how many of them or before them were lost. */
async function lines(worker) {
  const text = await (await fetch(`http://${worker}/metrics`)).text();
  const sum = pattern => text.split('\n').filter(line => pattern.test(line)).reduce((total, line) => total + Number(line.trim().split(' ').at(-1)), 0);
  return {
    received: sum(/^foobar_telemetry_received_total[{ ]/),
    lost: sum(/^foobar_telemetry_lost_total\{(?!.*reason="no_request")/) + sum(/^foobar_telemetry_dropped_total[{ ]/),
  };
}

const results = Object.fromEntries(kinds.map(kind => [kind.name, { on: [], off: [] }]));
for (let round = 0; round < rounds; round++) {
  for (const [name, start] of Object.entries(stacks)) {
    start();
    try {
      const running = stack();
      const worker = workerOf(running);
      site = running.site.replace(/\/$/, '');
      for (const kind of kinds) {
        // The programs compile what is asked for often. That is more than the dashboard keeps up with; it gets time to catch up.
        wrk(site, kind, 15);
        await wait(15_000);
        const open = await openLoop(kind, 60);
        const before = name === 'on' ? await lines(worker) : undefined;
        const { rate: most } = wrk(site, kind, 10);
        results[kind.name][name].push({ ...open, most });
        let lost = '';
        if (before) {
          // What the worker has counted it tells every five seconds.
          await wait(12_000);
          const after = await lines(worker);
          lost = `; of ${after.received - before.received} lines under full load ${after.lost - before.lost} lost`;
        }
        console.log(`${round + 1}, ${name}: ${kind.name}: at ${kind.rate}/s p50 ${open.p50.toFixed(1)} ms, p99 ${open.p99.toFixed(1)} ms, ${open.rate.toFixed(0)}/s answered, ${open.failed} failed; at most ${most.toFixed(0)}/s${lost}`);
      }
    } finally {
      foobar(['stop']);
    }
  }
}
for (const [name, { on, off }] of Object.entries(results)) {
  const middle = (of, what) => median(of.map(one => one[what]));
  const ratio = what => (middle(on, what) / middle(off, what)).toFixed(2);
  console.log(`${name}: on against off: answered ${ratio('rate')}, p50 ${ratio('p50')}, p99 ${ratio('p99')}, at most ${ratio('most')}`);
}
