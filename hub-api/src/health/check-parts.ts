import { setTimeout as pause } from 'node:timers/promises';
import type { Services } from '../services.ts';

interface Part {
  name: string;
  ok: boolean;
  detail: string;
}

const timeoutMs = 3_000;

/** Asks MongoDB and Temporal for a sign of life, each for 3 s at most. */
export async function checkParts({ store, temporal, config }: Services): Promise<Part[]> {
  return Promise.all([
    check('MongoDB', () => store.ping()),
    check(`Temporal at ${config.TEMPORAL_ADDRESS}`, () =>
      temporal.connection.withDeadline(Date.now() + timeoutMs, () =>
        temporal.connection.workflowService.getSystemInfo({}),
      ),
    ),
  ]);
}

async function check(name: string, ask: () => Promise<unknown>): Promise<Part> {
  const started = performance.now();
  const late = pause(timeoutMs, undefined, { ref: false }).then(() => {
    throw new Error(`no answer in ${timeoutMs / 1000} s`);
  });
  try {
    await Promise.race([ask(), late]);
    return { name, ok: true, detail: `answered in ${Math.round(performance.now() - started)} ms` };
  } catch (error) {
    return { name, ok: false, detail: error instanceof Error ? error.message : String(error) };
  }
}
