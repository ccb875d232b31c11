// How long `./foobar run` takes to the first 200 of the page through TLS, against the same containers and processes started with the
// engine alone; in turn, so that a slow minute hits both.      usage: ./foobar bench startup [REPETITIONS]
import { execFileSync } from 'node:child_process';
import { forget, record, start } from './by-hand.mjs';
import { median, serves, stack } from './stack.mjs';

const repetitions = Number(process.argv[2] ?? 5);
const foobar = args => execFileSync('./foobar', args, { stdio: ['ignore', 'ignore', 'inherit'] });
const seconds = async (begin, site) => {
  const before = performance.now();
  const end = begin();
  await serves(site);
  return [(performance.now() - before) / 1000, end];
};

foobar(['run', '--detach', '--Seed:Enabled=false']);
const running = stack();
const recording = record(running.network, running.applicationServers);
foobar(['stop']);
const aspire = [];
const hand = [];
for (let i = 0; i < repetitions; i++) {
  const [a] = await seconds(() => foobar(['run', '--detach', '--Seed:Enabled=false']), running.site);
  foobar(['stop']);
  const [b, end] = await seconds(() => start(recording), running.site);
  end();
  aspire.push(a);
  hand.push(b);
  console.log(`${i + 1}: ./foobar run ${a.toFixed(2)} s, by hand ${b.toFixed(2)} s, ratio ${(a / b).toFixed(2)}`);
}
forget(recording);
console.log(`median: ./foobar run ${median(aspire).toFixed(2)} s, by hand ${median(hand).toFixed(2)} s, ratio ${median(aspire.map((a, i) => a / hand[i])).toFixed(2)}`);
