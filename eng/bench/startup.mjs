// How long `./foobar run` takes to the first 200 of the page through TLS, against the same containers and processes started with the
// engine alone; in turn, so that a slow minute hits both.      usage: ./foobar bench startup [REPETITIONS]
import { execFileSync } from 'node:child_process';
import { forget, record, start } from './by-hand.mjs';
import { median, serves, stack } from './stack.mjs';

const repetitions = Number(process.argv[2] ?? 5);
const foobar = args => execFileSync('./foobar', args, { stdio: ['ignore', 'ignore', 'inherit'] });
const run = () => { foobar(['run', '--detach']); return () => foobar(['stop']); };

/** The seconds from the beginning of a start to the first 200, and those that its end takes. */
async function measure(begin, site) {
  const before = performance.now();
  const end = begin();
  let served;
  try {
    await serves(site);
    served = performance.now();
  } finally {
    end();
  }
  return { start: (served - before) / 1000, stop: (performance.now() - served) / 1000 };
}

const stop = run();
let recording, site;
try {
  const running = stack();
  site = running.site;
  recording = record(running.network, running.services);
} finally {
  stop();
}

const aspire = [];
const hand = [];
try {
  for (let i = 0; i < repetitions; i++) {
    const a = await measure(run, site);
    const b = await measure(() => start(recording), site);
    aspire.push(a);
    hand.push(b);
    console.log(`${i + 1}: ./foobar run ${a.start.toFixed(2)} s, by hand ${b.start.toFixed(2)} s, ratio ${(a.start / b.start).toFixed(2)}; ./foobar stop ${a.stop.toFixed(2)} s, by hand ${b.stop.toFixed(2)} s`);
  }
} finally {
  forget(recording);
}
const middle = (measured, what) => median(measured.map(one => one[what])).toFixed(2);
console.log(`median: ./foobar run ${middle(aspire, 'start')} s, by hand ${middle(hand, 'start')} s, ratio ${median(aspire.map((a, i) => a.start / hand[i].start)).toFixed(2)}; ./foobar stop ${middle(aspire, 'stop')} s, by hand ${middle(hand, 'stop')} s`);
