// Idle memory of the whole stack by part, in MiB: proportional set size of its processes.      usage: ./foobar bench memory
import { stack } from './stack.mjs';

const running = stack();
const rows = [
  ...running.parts,
  ...running.containers.map(container => ({ name: container.Name.slice(1), memory: running.processMemory(container.State.Pid) })).sort((a, b) => a.name.localeCompare(b.name)),
];
for (const { name, memory } of rows) console.log(`${name.padEnd(32)} ${memory.toFixed(0).padStart(6)} MiB`);
console.log(`${'total'.padEnd(32)} ${rows.reduce((sum, row) => sum + row.memory, 0).toFixed(0).padStart(6)} MiB`);
