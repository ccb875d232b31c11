// How long it takes from a fault to its alert, in seconds, by killing an application server of the running stack again and again.      usage: ./foobar bench alert [ROUNDS]
import { execFileSync } from 'node:child_process';
import { median, stack } from './stack.mjs';

const rounds = Number(process.argv[2] ?? 3);
const running = stack();
const alertmanager = `http://127.0.0.1:${portOf('9093/tcp')}`;
const wait = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const aspire = (...args) => execFileSync('./foobar', ['aspire', ...args], { stdio: 'ignore' });

/** The port of this machine under which a container of the stack publishes a port of its own. */
function portOf(port) {
  for (const container of running.containers) {
    const published = container.NetworkSettings.Ports[port];
    if (published) return published[0].HostPort;
  }
  throw new Error('there is no Alertmanager: the stack runs without monitoring');
}

/** Waits until an alert about api-1 is there or not; gives up after two minutes. Returns the seconds that it took. */
async function until(isThere) {
  const began = performance.now();
  while (performance.now() - began < 120_000) {
    const alerts = await (await fetch(`${alertmanager}/api/v2/alerts?active=true`)).json();
    if (alerts.some(alert => alert.labels.alertname === 'ServerDown' && alert.labels.server === 'api-1') === isThere) return (performance.now() - began) / 1000;
    await wait(50);
  }
  throw new Error(`within two minutes there was ${isThere ? 'no' : 'still an'} alert about api-1`);
}

const times = [];
await until(false);
for (let round = 0; round < rounds; round++) {
  // At another moment between two looks each time.
  await wait(1000 + Math.random() * 5000);
  process.kill(stack().processOf('api-1'), 'SIGKILL');
  times.push(await until(true));
  aspire('resource', 'api-1', 'start');
  aspire('wait', 'api-1');
  const ended = await until(false);
  console.log(`round ${round + 1}: alert after ${times.at(-1).toFixed(1)} s, ended ${ended.toFixed(1)} s after api-1 was healthy again`);
}
console.log(`a server down, to its alert: median ${median(times).toFixed(1)} s, longest ${Math.max(...times).toFixed(1)} s`);
