// The stack's own containers and processes, started with the engine alone: what remains when Aspire is taken away.
// Recorded from a running stack (so that it is always the same stack), replayed on fresh data.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentOf } from './stack.mjs';

const NETWORK = 'foobar-by-hand';
// What the AppHost puts into a container beside mounts: copied out of the running one.
const FOLDERS = ['/usr/local/etc/haproxy', '/etc/nginx', '/etc/mysql/conf.d', '/docker-entrypoint-initdb.d'];
// What the orchestrator writes on a container for itself; the other labels are the stack's.
const ORCHESTRATOR = 'com.microsoft.';

const docker = (args, options = {}) => execFileSync('docker', args, { encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'], maxBuffer: 1 << 28, ...options });
const labelsOf = config => Object.entries(config.Labels ?? {});

/** Records every container of the stack's network and the stack's processes. */
export function record(network, processIds) {
  const folder = mkdtempSync(join(tmpdir(), 'foobar-by-hand-'));
  const ids = docker(['ps', '--quiet', '--filter', `network=${network}`]).trim().split('\n');
  const containers = JSON.parse(docker(['inspect', ...ids])).map(container => {
    const files = [];
    for (const path of FOLDERS) {
      try {
        const file = join(folder, `${container.Id.slice(0, 12)}-${files.length}.tar`);
        writeFileSync(file, docker(['cp', `${container.Id}:${path}`, '-'], { encoding: 'buffer' }));
        files.push({ file, parent: dirname(path) });
      } catch { /* this image has no such folder */ }
    }
    const image = JSON.parse(docker(['image', 'inspect', container.Config.Image]))[0].Config;
    const ofImage = new Set(labelsOf(image).map(([name]) => name));
    return {
      image: container.Config.Image,
      entrypoint: container.Config.Entrypoint ?? [],
      command: container.Config.Cmd ?? [],
      environment: container.Config.Env,
      labels: labelsOf(container.Config).filter(([name]) => !ofImage.has(name) && !name.startsWith(ORCHESTRATOR)),
      user: container.Config.User,
      hosts: container.HostConfig.ExtraHosts ?? [],
      droppedCapabilities: container.HostConfig.CapDrop ?? [],
      securityOptions: container.HostConfig.SecurityOpt ?? [],
      ports: container.HostConfig.PortBindings ?? {},
      mounts: container.Mounts ?? [],
      aliases: container.NetworkSettings.Networks[network].Aliases ?? [],
      files,
    };
  });
  const processes = processIds.map(id => ({
    executable: readlinkSync(`/proc/${id}/exe`),
    args: readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').slice(1, -1),
    directory: readlinkSync(`/proc/${id}/cwd`),
    environment: environmentOf(id),
  }));
  return { folder, containers, processes };
}

/** Starts what was recorded and returns a function that ends it. Secrets travel by a file of variables, never by arguments. */
export function start(recording) {
  const processes = [];
  const ids = [];
  const end = () => {
    processes.forEach(process => process.kill('SIGKILL'));
    if (ids.length > 0) docker(['rm', '--force', '--volumes', ...ids]);
    docker(['network', 'rm', NETWORK]);
  };
  docker(['network', 'create', NETWORK]);
  try {
    const variables = join(recording.folder, 'environment');
    for (const container of recording.containers) {
      writeFileSync(variables, container.environment.join('\n'), { mode: 0o600 });
      ids.push(docker(['create', '--network', NETWORK, '--env-file', variables, ...argumentsOf(container)]).trim());
    }

    recording.containers.forEach((container, i) => container.files.forEach(({ file, parent }) => docker(['cp', '-', `${ids[i]}:${parent}`], { input: readFileSync(file) })));
    docker(['start', ...ids]);

    // As in the stack the processes come after the containers, which are there later when programs are compiled beside the engine. They wait for their
    // servers by themselves. Fresh data is new to the sentinel too.
    const witness = join(mkdtempSync(join(recording.folder, 'witness-')), 'witness.json');
    for (const { executable, args, directory, environment } of recording.processes) {
      processes.push(spawn(executable, args, {
        cwd: directory,
        env: environment.Sentinel__WitnessFile ? { ...environment, Sentinel__WitnessFile: witness } : environment,
        stdio: 'ignore',
      }));
    }
    return end;
  } catch (failure) {
    end();
    throw failure;
  }
}

/** A container as `docker create` takes it, apart from its network and its variables. */
function argumentsOf(container) {
  const [entrypoint, ...rest] = container.entrypoint;
  return [
    ...(container.user ? ['--user', container.user] : []),
    ...container.labels.flatMap(([name, value]) => ['--label', `${name}=${value}`]),
    ...container.aliases.flatMap(alias => ['--network-alias', alias]),
    ...container.hosts.flatMap(host => ['--add-host', host]),
    ...container.droppedCapabilities.flatMap(capability => ['--cap-drop', capability]),
    ...container.securityOptions.flatMap(option => ['--security-opt', option]),
    ...Object.entries(container.ports).flatMap(([port, bindings]) => bindings.flatMap(binding => ['--publish', `${binding.HostIp}:${binding.HostPort}:${port}`])),
    // A volume without a name is new, and goes with its container.
    ...container.mounts.flatMap(mount => ['--volume', mount.Type === 'bind' ? `${mount.Source}:${mount.Destination}${mount.RW ? '' : ':ro'}` : mount.Destination]),
    ...(entrypoint ? ['--entrypoint', entrypoint] : []),
    container.image, ...rest, ...container.command,
  ];
}

/** Removes what was recorded. */
export const forget = recording => rmSync(recording.folder, { recursive: true });
