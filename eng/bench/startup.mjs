// How long `./foobar run` takes to the first 200 of the page through TLS, and until both application servers are well, against the same containers
// and processes started with the engine alone; in turn, so that a slow minute hits both.      usage: ./foobar bench startup [REPETITIONS]
import { execFileSync } from 'node:child_process';
import { forget, record, start } from './by-hand.mjs';
import { environmentOf, median, serves, stack } from './stack.mjs';

const repetitions = Number(process.argv[2] ?? 5);
const foobar = args => execFileSync('./foobar', args, { stdio: ['ignore', 'ignore', 'inherit'] });
const run = () => { foobar(['run', '--detach']); return () => foobar(['stop']); };

const compare = (name, what, a, b) => `${name}: ./foobar run ${a[what].toFixed(2)} s, by hand ${b[what].toFixed(2)} s, ratio ${(a[what] / b[what]).toFixed(2)}`;

/** The seconds from the beginning of a start to the first 200 of the page and to that of every server, and those that its end takes. */
async function measure(begin) {
  const before = performance.now();
  const end = begin();
  let served, whole;
  try {
    await serves(site);
    served = performance.now();
    await Promise.all(servers.map(serves));
    whole = performance.now();
  } finally {
    end();
  }
  return { start: (served - before) / 1000, whole: (whole - before) / 1000, stop: (performance.now() - whole) / 1000 };
}

const stop = run();
let recording, site, servers;
try {
  // Monitoring starts last.
  await Promise.all(['http://localhost:9090/-/ready', 'http://localhost:9093/-/ready'].map(serves));
  const running = stack();
  site = running.site;
  servers = running.applicationServers.map(id => `${environmentOf(id).ASPNETCORE_URLS}/health`);
  recording = record(running.network, running.services);
} finally {
  stop();
}

const aspire = [];
const hand = [];
try {
  for (let i = 0; i < repetitions; i++) {
    const a = await measure(run);
    const b = await measure(() => start(recording));
    aspire.push(a);
    hand.push(b);
    console.log(`${i + 1}: ${compare('the page', 'start', a, b)}; ${compare('both servers', 'whole', a, b)}; ./foobar stop ${a.stop.toFixed(2)} s, by hand ${b.stop.toFixed(2)} s`);
  }
} finally {
  forget(recording);
}
const middle = (measured, what) => median(measured.map(one => one[what])).toFixed(2);
const ratio = what => median(aspire.map((a, i) => a[what] / hand[i][what])).toFixed(2);
for (const [name, what] of [['the page', 'start'], ['both servers', 'whole']]) {
  console.log(`median, ${name}: ./foobar run ${middle(aspire, what)} s, by hand ${middle(hand, what)} s, ratio ${ratio(what)}`);
}
console.log(`median, end: ./foobar stop ${middle(aspire, 'stop')} s, by hand ${middle(hand, 'stop')} s`);
