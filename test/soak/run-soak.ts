import { setTimeout as sleep } from 'node:timers/promises';
import type { N8nExecution } from '@leadloom/contracts';
import { Client, Connection } from '@temporalio/client';
import { Redis } from 'ioredis';
import { checkRuns } from './check-runs.ts';
import { type Part, kill, parts } from './killable-parts.ts';
import { plainRun } from './plain-run.ts';
import { random } from '../random.ts';
import { type Sent, send, sendLoad } from './send-load.ts';
import { type Decided, settle } from './settle.ts';
import type { Kill, SoakReport } from './soak-report.ts';
import { type SoakSystem, startSoakSystem } from './soak-system.ts';

export interface SoakOptions {
  rounds: number;
  seed: number;
  /** Rounds between two looks at what came of them. */
  roundsPerCheck?: number;
  parts?: readonly Part[];
  say?: (line: string) => void;
}

const loadMs = 900;
const longestEndMs = 120_000;

/** Kills parts of the whole product under load, brings them back, and looks whether every promise was kept. */
export async function runSoak(options: SoakOptions): Promise<SoakReport> {
  const { rounds, seed, roundsPerCheck = 10, say = () => undefined } = options;
  const dice = random(seed);
  const delays = random(seed + 1);
  const startedMs = Date.now();
  const soak = await startSoakSystem(() => delays.between(5, 150));
  const kills: Kill[] = [];
  const totals = { acknowledged: 0, refused: 0, parked: 0, repeatedSafely: 0 };
  const faults: string[] = [];
  try {
    const references = await undisturbed(soak);
    for (let done = 0; done < rounds && faults.length === 0;) {
      const since = new Date();
      const sent: Sent[] = [];
      const next = Math.min(rounds, done + roundsPerCheck);
      for (; done < next; done += 1) {
        const load = sendLoad(soak, dice, done + 1, loadMs);
        const part = dice.pick(options.parts ?? parts);
        await sleep(dice.between(50, loadMs + 700));
        const { bringBack } = await kill(soak, part);
        kills.push({ part, atMs: Date.now() });
        await sleep(dice.between(0, 300));
        await bringBack();
        sent.push(...(await load));
      }
      const decided = await settle(soak, since, longestEndMs);
      faults.push(...(await look(soak, { sent, decided, references, kills })));
      totals.acknowledged += sent.filter(({ isAcknowledged }) => isAcknowledged).length;
      totals.refused += sent.filter(({ isAcknowledged }) => !isAcknowledged).length;
      totals.parked += new Set(decided.map(({ executionId }) => executionId)).size;
      totals.repeatedSafely += repeats(soak);
      soak.outside.effects.length = 0;
      say(`${done} rounds, ${Math.round((Date.now() - startedMs) / 1_000)} s, ${JSON.stringify(totals)}`);
    }
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error));
  } finally {
    await soak.stop();
  }
  const seconds = (Date.now() - startedMs) / 1_000;
  return { seed, rounds: kills.length, kills, ...totals, faults, seconds };
}

/** A run of each kind while nothing is killed. */
async function undisturbed(soak: SoakSystem): Promise<Map<string, string>> {
  const since = new Date();
  for (const kind of soak.workflows.keys())
    if (!(await send(soak, kind, referenceId(kind)))) throw new Error(`the hub does not take ${kind}`);
  await settle(soak, since, longestEndMs);
  const references = new Map<string, string>();
  for (const [kind, workflowId] of soak.workflows) {
    const { items } = await soak.ask<{ items: { id: string }[] }>(`/api/hub/v1/executions?workflowId=${workflowId}`);
    const run = await soak.runOf(items[0]?.id ?? '');
    if (run.status !== 'success') throw new Error(`${kind} fails undisturbed: ${JSON.stringify(run)}`);
    references.set(kind, plainRun(run, referenceId(kind)));
  }
  soak.outside.effects.length = 0;
  return references;
}

const referenceId = (kind: string) => `000000-${kind.padEnd(5, '.')}`;

interface Done {
  sent: readonly Sent[];
  decided: readonly Decided[];
  references: ReadonlyMap<string, string>;
  kills: readonly Kill[];
}

async function look(soak: SoakSystem, { sent, decided, references, kills }: Done): Promise<string[]> {
  const runs: N8nExecution[] = [];
  for (const [kind, workflowId] of soak.workflows) {
    const wanted = sent.filter((one) => one.kind === kind).length;
    const path = `/api/v1/executions?includeData=true&limit=${wanted + 5}&workflowId=${workflowId}`;
    runs.push(...(await soak.ask<{ data: N8nExecution[] }>(path)).data);
  }
  const pushed = await pushedIds(soak);
  const { effects } = soak.outside;
  return [
    ...checkRuns({ sent, runs, effects, pushed, kills, decided, references }),
    ...(await openWorkflows(soak)).map((id) => `Temporal still has ${id}, though every execution has ended`),
  ];
}

async function pushedIds({ redis }: SoakSystem): Promise<string[]> {
  const client = new Redis(redis.address);
  try {
    return await client.lrange('effects', 0, -1);
  } finally {
    client.disconnect();
  }
}

function repeats({ outside }: SoakSystem): number {
  const calls = new Set(outside.effects.map(({ id, step, method }) => `${method} ${id}/${step}`));
  return outside.effects.length - calls.size;
}

/** What holds an execution or a lock. It may take a moment to end after what it is for. */
async function openWorkflows({ system }: SoakSystem): Promise<string[]> {
  const connection = await Connection.connect({ address: system.temporal.address });
  try {
    const client = new Client({ connection });
    for (let tries = 0; ; tries += 1) {
      const open: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query: 'ExecutionStatus = "Running"' }))
        if (/^(run|batch|lock|form)\//.test(workflowId)) open.push(workflowId);
      if (open.length === 0 || tries > 40) return open;
      await sleep(500);
    }
  } finally {
    await connection.close();
  }
}
