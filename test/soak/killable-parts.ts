import { readFileSync, readdirSync } from 'node:fs';
import type { SoakSystem } from './soak-system.ts';

export const parts = ['worker', 'hub', 'temporal', 'mongod', 'code runner'] as const;
export type Part = (typeof parts)[number];

/** SIGKILL. Resolves when the part is gone; `bringBack` starts it again as its supervisor would. */
export async function kill({ system }: SoakSystem, part: Part): Promise<{ bringBack: () => Promise<void> }> {
  if (part === 'code runner') {
    // Its worker starts another one by itself; before the first piece of code there is none.
    for (const pid of childrenOf(system.worker.pid())) process.kill(pid, 'SIGKILL');
    return { bringBack: () => Promise.resolve() };
  }
  if (part === 'worker' || part === 'hub') {
    await system[part].kill();
    return { bringBack: () => system[part].start() };
  }
  const server = part === 'mongod' ? system.mongo : system.temporal;
  await server.kill();
  return { bringBack: () => server.restart() };
}

/** Of /proc; the worker has no other children than its code runner. */
function childrenOf(parent: number): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === parent);
}

function parentOf(pid: number): number | null {
  try {
    // The name, in brackets, may hold anything; state and parent follow it.
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '';
    return Number(afterName.split(' ')[1]);
  } catch {
    return null;
  }
}
