// The stack's own containers and processes, started with the engine alone: what remains when Aspire is taken away.
// Recorded from a running stack (so that it is always the same stack), replayed on fresh data.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NETWORK = 'foobar-by-hand';
// What the AppHost puts into a container beside bind mounts: copied out of the running one.
const FOLDERS = ['/usr/local/etc/haproxy', '/etc/nginx', '/etc/mysql/conf.d', '/docker-entrypoint-initdb.d'];

const docker = (args, options = {}) => execFileSync('docker', args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1 << 28, ...options });

/** Records every container of the stack's network and the application servers' processes. */
export function record(network, processIds) {
  const folder = mkdtempSync(join(tmpdir(), 'foobar-by-hand-'));
  const ids = docker(['ps', '--quiet', '--filter', `network=${network}`]).trim().split('\n');
  const containers = JSON.parse(docker(['inspect', ...ids])).map(container => {
    const files = [];
    for (const path of FOLDERS) {
      try {
        const file = join(folder, `${container.Id.slice(0, 12)}-${files.length}.tar`);
        writeFileSync(file, docker(['cp', `${container.Id}:${path}`, '-'], { encoding: 'buffer' }));
        files.push({ file, parent: path.slice(0, path.lastIndexOf('/')) || '/' });
      } catch { /* this image has no such folder */ }
    }
    return {
      image: container.Config.Image,
      entrypoint: container.Config.Entrypoint ?? [],
      command: container.Config.Cmd ?? [],
      environment: container.Config.Env,
      user: container.Config.User,
      hosts: container.HostConfig.ExtraHosts ?? [],
      ports: container.HostConfig.PortBindings ?? {},
      mounts: (container.Mounts ?? []).filter(mount => mount.Type === 'bind'),
      aliases: container.NetworkSettings.Networks[network].Aliases ?? [],
      files,
    };
  });
  const processes = processIds.map(id => ({
    executable: readlinkSync(`/proc/${id}/exe`),
    args: readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').slice(1, -1),
    directory: readlinkSync(`/proc/${id}/cwd`),
    environment: Object.fromEntries(readFileSync(`/proc/${id}/environ`, 'utf8').split('\0').filter(Boolean).map(line => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])),
  }));
  return { folder, containers, processes };
}

/** Starts what was recorded and returns a function that ends it. Secrets travel by a file of variables, never by arguments. */
export function start(recording) {
  docker(['network', 'create', NETWORK]);
  const environment = join(recording.folder, 'environment');
  const ids = recording.containers.map(container => {
    writeFileSync(environment, container.environment.join('\n'), { mode: 0o600 });
    const [entrypoint, ...rest] = container.entrypoint;
    return docker(['create', '--network', NETWORK, '--env-file', environment,
      ...(container.user ? ['--user', container.user] : []),
      ...container.aliases.flatMap(alias => ['--network-alias', alias]),
      ...container.hosts.flatMap(host => ['--add-host', host]),
      ...Object.entries(container.ports).flatMap(([port, bindings]) => bindings.flatMap(binding => ['--publish', `${binding.HostIp}:${binding.HostPort}:${port}`])),
      ...container.mounts.flatMap(mount => ['--volume', `${mount.Source}:${mount.Destination}${mount.RW ? '' : ':ro'}`]),
      ...(entrypoint ? ['--entrypoint', entrypoint] : []),
      container.image, ...rest, ...container.command]).trim();
  });
  recording.containers.forEach((container, i) => container.files.forEach(({ file, parent }) => docker(['cp', '-', `${ids[i]}:${parent}`], { input: readFileSync(file) })));
  docker(['start', ...ids]);
  const processes = recording.processes.map(({ executable, args, directory, environment }) => spawn(executable, args, { cwd: directory, env: environment, stdio: 'ignore' }));
  return () => {
    processes.forEach(process => process.kill('SIGKILL'));
    docker(['rm', '--force', '--volumes', ...ids]);
    docker(['network', 'rm', NETWORK]);
  };
}

/** Removes what was recorded. */
export const forget = recording => rmSync(recording.folder, { recursive: true });
