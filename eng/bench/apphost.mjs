// What the AppHost costs, and how soon and how completely the dashboard and the aspire command know what happens.
// usage: ./foobar bench apphost [REPETITIONS]
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { appHostOf, median, processes, stack, startOf } from './stack.mjs';

const repetitions = Number(process.argv[2] ?? 5);
const lines = 100_000;
const log = '.foobar/apphost.log';
const own = ['--apphost', 'FooBar.AppHost/FooBar.AppHost.csproj', '--non-interactive', '--nologo'];
const docker = args => execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const foobar = args => execFileSync('./foobar', args, { stdio: ['ignore', 'ignore', 'inherit'] });
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
const text = path => { try { return readFileSync(path, 'utf8'); } catch { return ''; } };
const show = (name, values, digits, unit) => console.log(`${name.padEnd(64)} ${median(values).toFixed(digits)} ${unit} (${values.map(value => value.toFixed(digits)).join(', ')})`);

/**
 * Starts the stack. How long the AppHost took from its process's start until the containers that wait for nobody were created, and the processor time
 * of the AppHost and of all that it started until the site answered, both in seconds.
 */
function start() {
  if (appHostOf(processes())) throw new Error('FooBar runs already: ./foobar stop first.');
  foobar(['run', '--detach']);
  const began = startOf(appHostOf(processes()));
  const running = stack();
  const first = running.containers.filter(container => /^\/(lb|web|mysql-\d)-/.test(container.Name));
  if (first.length !== 4) throw new Error(`of lb, web, mysql-1 and mysql-2 there are ${first.length}`);
  return { created: Math.max(...first.map(container => Date.parse(container.Created))) / 1000 - began, spent: running.spent };
}

/** The id of the web server's container, which joins the stack's network a moment after it has started. */
async function webServer() {
  for (let left = 100; ; left--) {
    const found = stack().containers.find(container => container.Name.startsWith('/web-'));
    if (found) return found.Id;
    if (left === 0) throw new Error('the web server is not on the network of the stack');
    await pause(100);
  }
}

/** How long after a container's death the dashboard's page shows it, in milliseconds. */
async function deaths() {
  const { chromium } = createRequire(`${process.env.NODE_PATH}/`)('playwright-core');
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
  const shows = (state, timeout = 120_000) => page.waitForFunction(
    wanted => [...document.querySelectorAll('tr,[role=row]')].some(row => /\bweb\b/.test(row.innerText) && row.innerText.includes(wanted)) && Date.now(),
    state, { polling: 10, timeout });
  for (let attempt = 1; ; attempt++) {
    // A browser drops what it is loading when a container's network card comes or goes: the page may be empty.
    await page.goto(text(log).match(/http\S*\/login\?t=\w+/)[0]);
    try { await shows('Running', 15_000); break; } catch (failure) { if (attempt === 5) throw failure; }
  }
  const times = [];
  for (let i = 0; i < Math.max(repetitions, 3); i++) {
    await shows('Running');
    await pause(1000);
    const id = await webServer();
    const shown = shows('Exited');
    docker(['kill', id]);
    const died = Date.parse(docker(['inspect', '--format', '{{.State.FinishedAt}}', id]));
    times.push(await (await shown).jsonValue() - died);
    foobar(['aspire', 'resource', 'web', 'start', ...own]);
  }
  await shows('Running');
  await browser.close();
  return times;
}

/** Lets one container write its lines as fast as it can, and reads them with the aspire command. */
async function output() {
  // Its processes are one user's from the start, who may write to its console; where a server gave up its rights, nobody else may.
  const container = await webServer();
  const reader = spawn('./foobar', ['aspire', 'logs', 'web', '--follow', ...own], { stdio: ['ignore', 'pipe', 'inherit'] });
  const input = createInterface({ input: reader.stdout });
  let next = 1, wrong = 0, begin;
  for await (const line of input) {
    if (!begin) {
      // The history comes: from now on it follows.
      begin = performance.now();
      spawn('docker', ['exec', container, 'sh', '-c', `seq -f 'bench %.0f' 1 ${lines} > /proc/1/fd/1`], { stdio: ['ignore', 'ignore', 'inherit'] })
        .on('exit', code => { if (code) { console.error(`bench apphost: the lines could not be written (${code})`); reader.kill(); } });
    }
    const number = Number(line.match(/bench (\d+)\s*$/)?.[1]);
    if (!number) continue;
    if (number !== next) wrong++;
    next = number + 1;
    if (number === lines) break;
  }
  reader.kill();
  if (next !== lines + 1) throw new Error(`the last line that came is ${next - 1}`);
  return { wrong, seconds: (performance.now() - begin) / 1000 };
}

const starts = [];
for (let i = 0; i < repetitions; i++) {
  if (i > 0) foobar(['stop']);
  starts.push(start());
}
try {
  show('AppHost start to its first containers created', starts.map(({ created }) => created), 1, 's');
  show('processor time of the AppHost and its processes until the page', starts.map(({ spent }) => spent), 1, 's');
  await pause(5000);
  const memory = name => stack().parts.find(part => part.name === name).memory;
  const parts = ['AppHost', 'DCP', 'dashboard'];
  for (const part of parts) show(`memory of ${part}`, [memory(part)], 0, 'MiB');
  show(`memory of ${parts.join(', ')}`, [parts.map(memory).reduce((sum, part) => sum + part)], 0, 'MiB');
  show("container's death to its state on the dashboard", await deaths(), 0, 'ms');
  const { wrong, seconds } = await output();
  console.log(`${`${lines} lines of one container`.padEnd(64)} ${(lines / seconds).toFixed(0)} lines/s, ${wrong === 0 ? 'complete and in order' : `${wrong} times NOT the next line`}`);
  show('memory of the AppHost process after that', [memory('AppHost')], 0, 'MiB');
} finally {
  foobar(['stop']);
}
