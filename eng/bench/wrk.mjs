// wrk, which asks as often as its connections get answers.
import { execFileSync } from 'node:child_process';

/**
 * What 32 connections get of the site in so many seconds, one request after the other on each: requests a second, milliseconds, how many were answered
 * and how many went wrong.
 * @param site the site's address
 * @param kind what is asked for, by its name in site.lua
 * @param threads how many threads the board has
 * @param own whether by a visitor whose pages nobody may keep
 * @param seconds for how long
 */
export function wrk(site, { kind, threads, own }, seconds) {
  const output = execFileSync('wrk', ['--threads', '2', '--connections', '32', '--duration', `${seconds}s`, '--timeout', '10s', '--script', 'eng/bench/site.lua', site, '--', kind, `${threads}`, own ? 'own' : ''],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  const figures = output.match(/^RESULT (\S+) (\S+) (\S+) (\d+) (\d+)/m);
  if (!figures) throw new Error(`wrk said:\n${output}`);
  const [rate, p50, p99, requests, errors] = figures.slice(1).map(Number);
  return { rate, p50, p99, requests, errors };
}
