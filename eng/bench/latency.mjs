// Added latency of each hop at p50: one keep-alive connection, one request at a time, the hops in turn, round after round.
// usage: ./foobar bench latency [ROUNDS]
import http from 'node:http';
import https from 'node:https';
import { median, stack } from './stack.mjs';

const rounds = Number(process.argv[2] ?? 20);
const requestsPerRound = 100;
const running = stack();
const lb = running.containers.find(container => /lb/.test(container.Name));
const web = running.containers.find(container => /web/.test(container.Name));
const address = container => container.NetworkSettings.Networks[running.network].IPAddress;
const api = lb.Config.Env.find(line => line.startsWith('API_1=')).split('=')[1].split(':').at(-1);
const gateway = lb.HostConfig.ExtraHosts?.length ? '172.17.0.1' : '127.0.0.1';
const hops = [
  ['application server', `http://${gateway}:${api}/api/threads?limit=1`],
  ['+ internal HAProxy', `http://${address(lb)}:8081/api/threads?limit=1`],
  ['+ Nginx', `http://${address(web)}:8080/api/threads?limit=1`],
  ['+ edge HAProxy with TLS', `${running.site}api/threads?limit=1`],
].map(([name, url]) => ({ name, url, times: [], agent: new (url.startsWith('https') ? https : http).Agent({ keepAlive: true, maxSockets: 1, rejectUnauthorized: false }) }));

const once = ({ url, agent }) => new Promise((resolve, reject) => {
  const before = performance.now();
  (url.startsWith('https') ? https : http).get(url, { agent }, response => {
    response.resume();
    response.on('end', () => response.statusCode === 200 ? resolve(performance.now() - before) : reject(new Error(`${url}: ${response.statusCode}`)));
  }).on('error', reject);
});

for (let round = -1; round < rounds; round++) {
  for (const hop of hops) {
    for (let i = 0; i < requestsPerRound; i++) {
      const time = await once(hop);
      if (round >= 0) hop.times.push(time); // the first round warms up
    }
  }
}
let previous = 0;
for (const hop of hops) {
  const p50 = median(hop.times);
  console.log(`${hop.name.padEnd(26)} p50 ${p50.toFixed(3)} ms, added ${(p50 - previous).toFixed(3)} ms`);
  previous = p50;
  hop.agent.destroy();
}
