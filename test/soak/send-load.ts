import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';
import type { SoakSystem } from './soak-system.ts';

/** A request to a workflow. */
export interface Sent {
  id: string;
  kind: string;
  /** The hub said that it has taken it over. */
  isAcknowledged: boolean;
}

/** Sends a request to each kind of workflow at random moments within `withinMs`, each once, whatever comes back. */
export async function sendLoad(soak: SoakSystem, random: Random, round: number, withinMs: number) {
  const moments = [...soak.workflows.keys()].map((kind) => ({ kind, atMs: random.between(0, withinMs) }));
  return Promise.all(
    moments.map(async ({ kind, atMs }): Promise<Sent> => {
      // Ids of one length: a length shows in the headers that a run begins with.
      const id = `${String(round).padStart(6, '0')}-${kind.padEnd(5, '.')}`;
      await sleep(atMs);
      return { id, kind, isAcknowledged: await send(soak, kind, id) };
    }),
  );
}

export async function send({ system }: SoakSystem, kind: string, id: string): Promise<boolean> {
  return fetch(`${system.hubUrl}/webhook/soak-${kind}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id }),
  }).then(
    ({ ok }) => ok,
    () => false,
  );
}
