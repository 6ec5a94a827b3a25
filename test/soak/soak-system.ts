import { setTimeout as sleep } from 'node:timers/promises';
import { type Execution, hasEnded, type N8nExecution, type PageOf } from '@leadloom/contracts';
import { type TestServer, startRedis } from '../servers.ts';
import { type TestSystem, startSystem } from '../system.ts';
import { type EffectServer, startEffectServer } from './effect-server.ts';
import { calledWorkflow, soakWorkflows } from './workflows.ts';

/** The whole product with a workflow of each kind turned on, and the services outside that they reach. */
export interface SoakSystem {
  system: TestSystem;
  redis: TestServer;
  outside: EffectServer;
  /** Ids of the workflows by their kinds. */
  workflows: ReadonlyMap<string, string>;
  /** Asks until the hub answers: parts of it may be away. */
  ask<T>(path: string): Promise<T>;
  /** Executions that were begun since then and have not ended. */
  openExecutions(since: Date): Promise<Execution[]>;
  runOf(executionId: string): Promise<N8nExecution>;
  stop(): Promise<void>;
}

const longestAbsenceMs = 90_000;

export async function startSoakSystem(delayMs: () => number): Promise<SoakSystem> {
  const [redis, outside] = await Promise.all([startRedis(), startEffectServer(delayMs)]);
  const system = await startSystem({
    hasSandbox: false,
    variables: { LEADLOOM_ALLOWED_ORIGINS: outside.url },
  });
  const ask = async <T>(path: string): Promise<T> => {
    for (const latestMs = Date.now() + longestAbsenceMs; ;) {
      try {
        return await system.api<T>('GET', path);
      } catch (error) {
        if (Date.now() > latestMs) throw error;
        await sleep(200);
      }
    }
  };
  const draw = async (document: object) =>
    (await system.api<{ workflow: { id: string } }>('POST', '/api/hub/v1/workflows', { document })).workflow.id;

  const subWorkflowId = await draw(calledWorkflow(outside.url));
  const { port, hostname: host } = new URL(redis.address);
  const redisCredential = await system.api<{ id: string; name: string }>('POST', '/api/hub/v1/connections', {
    name: 'Redis',
    credentialType: 'redis',
    data: { host, port: Number(port), database: 0, ssl: false },
  });
  const workflows = new Map<string, string>();
  for (const { kind, document } of soakWorkflows({ effectsUrl: outside.url, redisCredential, subWorkflowId })) {
    const id = await draw(document);
    await system.api('POST', `/api/hub/v1/workflows/${id}/activate`);
    workflows.set(kind, id);
  }
  return {
    system,
    redis,
    outside,
    workflows,
    ask,
    async openExecutions(since) {
      const open: Execution[] = [];
      // By time and not by status: one that changes its status between two questions would be in neither answer.
      for (let cursor: string | null = ''; cursor !== null;) {
        const query = new URLSearchParams({
          limit: '200',
          startedAfter: since.toISOString(),
          ...(cursor && { cursor }),
        });
        const page: PageOf<Execution> = await ask(`/api/hub/v1/executions?${query.toString()}`);
        open.push(...page.items.filter((execution) => !hasEnded(execution)));
        cursor = page.nextCursor;
      }
      return open;
    },
    runOf: (executionId) => ask(`/api/v1/executions/${executionId}?includeData=true`),
    async stop() {
      await system.stop();
      await Promise.all([redis.stop(), outside.stop()]);
    },
  };
}
