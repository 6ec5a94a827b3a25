import type { Execution, Message, NodeRun, PageOf } from '@leadloom/contracts';
import { afterEach, describe, expect, it } from 'vitest';
import { startSystem, type TestSystem } from './system.ts';

const vendors = ['apollo', 'zerobounce', 'neverbounce', 'salesforce', 'hubspot', 'pipedrive', 'sendgrid'] as const;

let system: TestSystem;
/** Of a run that nothing disturbed. */
let undisturbed: Repeats;
afterEach(() => system.stop());

interface Finished {
  execution: Execution;
  /** Items that each node gave, by output. */
  items: Record<string, number[]>;
}

async function begin(): Promise<string> {
  const { executionId } = await system.api<{ executionId: string }>(
    'POST',
    '/api/hub/v1/workflows/source-to-crm/runs',
    {},
  );
  return executionId;
}

async function endOf(executionId: string): Promise<Finished> {
  for (;;) {
    const { execution, nodeRuns } = await system.api<{ execution: Execution; nodeRuns: NodeRun[] }>(
      'GET',
      `/api/hub/v1/executions/${executionId}`,
    );
    if (!['new', 'running', 'waiting'].includes(execution.status))
      return { execution, items: Object.fromEntries(nodeRuns.map((run) => [run.node, run.items])) };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** Addresses that each CRM holds, as its own user would list them. */
async function addressesInCrms(): Promise<Record<string, string[]>> {
  const view = async (vendor: string, key: string, column: string) => {
    const { columns } = (await ask<{ key: string; columns: string[] }[]>(`${vendor}/views`)).find(
      (entry) => entry.key === key,
    ) ?? { columns: [] };
    const { rows } = await ask<{ rows: { values: string[] }[] }>(`${vendor}/views/${key}?limit=100000`);
    const place = columns.findIndex((name) => name.toLowerCase().startsWith(column));
    return rows.map(({ values }) => (values[place] ?? '').toLowerCase()).toSorted();
  };
  return {
    salesforce: await view('salesforce', 'leads', 'email'),
    hubspot: await view('hubspot', 'contacts', 'email'),
    pipedrive: await view('pipedrive', 'persons', 'email'),
  };
}

async function ask<T>(path: string): Promise<T> {
  return (await (await fetch(`${system.sandboxUrl}/_control/${path}`)).json()) as T;
}

interface Repeats {
  /** Answers beyond the first to the same request: each batch may look at the same thing anew. */
  surplus: number;
  /** Requests that make something, answered more than once. */
  made: string[];
}

/** Makes a thing each time it is sent; other requests leave the same end state when they come twice. */
const makes = /^(sendgrid POST .*\/mail\/send|pipedrive POST .*\/(persons|organizations)|\w+ POST .*\/batch\/create)$/;

/** What the vendors' own logs say. */
async function repeatedRequests(): Promise<Repeats> {
  const repeats: Repeats = { surplus: 0, made: [] };
  for (const vendor of vendors) {
    const entries = await ask<{ method: string; path: string; answered: number }[]>(`${vendor}/requests`);
    for (const { method, path, answered } of entries.filter((entry) => entry.answered > 1)) {
      const request = `${vendor} ${method} ${path}`;
      repeats.surplus += answered - 1;
      if (makes.test(request)) repeats.made.push(`${answered} × ${request}`);
    }
  }
  return repeats;
}

async function mails(): Promise<Message[]> {
  const { items } = await system.api<PageOf<{ id: string }>>('GET', '/api/hub/v1/campaigns');
  const page = await system.api<PageOf<Message>>('GET', `/api/hub/v1/campaigns/${items[0]?.id}/messages?limit=200`);
  return page.items;
}

const distinct = (values: string[]) => [...new Set(values)];

async function expectEachPersonOnce({ items }: Finished): Promise<void> {
  const [accepted] = items['Verify e-mail'] ?? [];
  const crms = await addressesInCrms();
  for (const [crm, addresses] of Object.entries(crms)) {
    expect(addresses, crm).toHaveLength(accepted ?? -1);
    expect(distinct(addresses), crm).toEqual(addresses);
  }
  const to = (await mails()).map((message) => message.to);
  expect(distinct(to)).toHaveLength(to.length);
}

/** Nothing appears or gets lost between nodes. */
function expectCountsAddUp({ items }: Finished): void {
  const of = (node: string, output = 0) => items[node]?.[output] ?? 0;
  expect(of('Both lists')).toBe(of('Import the fair list') + of('Find people at Apollo'));
  expect(of('Each person once')).toBeLessThanOrEqual(of('Both lists'));
  expect(of('Verify e-mail') + of('Verify e-mail', 1)).toBe(of('Enrich'));
  for (const node of ['Score', 'Salesforce', 'HubSpot', 'Pipedrive']) expect(of(node), node).toBe(of('Verify e-mail'));
  expect(of('May we write?') + of('May we write?', 1)).toBe(of('The best'));
  expect(of('First e-mail') + of('First e-mail', 1)).toBe(of('May we write?'));
  expect(of('First e-mail')).toBeGreaterThan(10);
}

describe('Source to CRM', { timeout: 400_000 }, () => {
  it('takes 500 leads through all rooms, and makes nothing twice when it runs again', async () => {
    system = await startSystem();
    const first = await endOf(await begin());
    expect(first.execution).toMatchObject({ status: 'success', error: null });
    expectCountsAddUp(first);
    await expectEachPersonOnce(first);
    undisturbed = await repeatedRequests();
    expect(undisturbed.made).toEqual([]);
    const before = { crms: await addressesInCrms(), mails: (await mails()).length };

    const second = await endOf(await begin());
    expect(second.execution).toMatchObject({ status: 'success', error: null });
    expect(second.items['Verify e-mail']).toEqual(first.items['Verify e-mail']);
    expect(second.items['First e-mail']?.[0]).toBe(0);
    expect({ crms: await addressesInCrms(), mails: (await mails()).length }).toEqual(before);
  });

  it('ends the same when its worker is killed three times, and repeats no request that was answered', async () => {
    system = await startSystem();
    const executionId = await begin();
    const kills = [2, 4, 6];
    for (const seconds of kills) {
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      await system.worker.kill();
      await system.worker.start();
    }
    const finished = await endOf(executionId);
    expect(finished.execution).toMatchObject({ status: 'success', error: null });
    expectCountsAddUp(finished);
    await expectEachPersonOnce(finished);
    const { made, surplus } = await repeatedRequests();
    expect(made).toEqual([]);
    // The vendor may have answered the one request that was under way at a kill, without anybody left to hear it.
    expect(surplus).toBeLessThanOrEqual(undisturbed.surplus + kills.length);
  });
});
