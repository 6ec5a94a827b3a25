import type { WorkflowVersion, WorkflowWithDocument } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startHub, type TestHub, type TestWorkspace } from '../../testing/start-hub.ts';

let hub: TestHub;
let ada: TestWorkspace;
beforeAll(async () => {
  hub = await startHub();
  ada = await hub.addWorkspace('Ada');
});
afterAll(() => hub.stop());

const hook = { id: 'h', name: 'Hook', type: 'n8n-nodes-base.webhook', typeVersion: 2, position: [0, 0] };
const drawn = (path: string) => ({
  nodes: [
    { ...hook, parameters: { path } },
    { id: 's', name: 'Set', type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [200, 0], parameters: {} },
  ],
  connections: {},
});

async function create(path: string): Promise<string> {
  const { workflow } = (
    await ada.request('POST', '/workflows', { body: { name: path, document: drawn(path) } })
  ).json<WorkflowWithDocument>();
  return workflow.id;
}
const edit = (id: string, baseVersion: number, operations: object[], more = {}) =>
  ada.request('PATCH', `/workflows/${id}`, { body: { baseVersion, operations, ...more } });
const move = (x: number) => ({ op: 'moveNodes', positions: { Set: [x, 0] } });
const note = (name: string, notes: string) => ({ op: 'changeNode', name, set: { notes } });
const wire = { source: 'Hook', sourceType: 'main', sourceIndex: 0, target: 'Set', targetType: 'main', targetIndex: 0 };
const read = async (id: string) => (await ada.request('GET', `/workflows/${id}`)).json<WorkflowWithDocument>();
const history = async (id: string, query = '') =>
  (await ada.request('GET', `/workflows/${id}/versions${query}`)).json<{ items: WorkflowVersion[] }>().items;

/** Somebody else's save, over the newest. */
async function saveAsBob(id: string, notes: string): Promise<void> {
  const { workflow, document } = await read(id);
  const [first, ...others] = document.nodes;
  if (first === undefined) throw new Error('the workflow has no node');
  await hub.store.workflows.saveVersion(ada.id, id, {
    document: { ...document, nodes: [{ ...first, notes }, ...others] },
    nodeCount: 2,
    triggers: [],
    baseVersion: workflow.version,
    savedBy: 'Bob',
  });
}

describe('edits', () => {
  it('are done to the document and answered with what is found in it', async () => {
    const id = await create('plain');
    const answer = await edit(id, 1, [{ op: 'connect', wires: [wire] }, move(300)]);
    expect(answer.json()).toMatchObject({
      workflow: { version: 2, savedBy: 'key of Ada' },
      findings: [],
      merged: null,
    });
    const { document } = await read(id);
    expect(document.nodes[1]?.position).toEqual([300, 0]);
    expect(document.connections).toEqual({ Hook: { main: [[{ node: 'Set', type: 'main', index: 0 }]] } });
  });

  it('that meet no edit of another are merged', async () => {
    const id = await create('merged');
    await saveAsBob(id, 'from Bob');
    const answer = (await edit(id, 1, [note('Set', 'from Ada')])).json();
    expect(answer.merged.savedBy).toBe('Bob');
    expect(answer.merged.document.nodes.map((node: { notes: string }) => node.notes)).toEqual(['from Bob', 'from Ada']);
    expect((await read(id)).document).toEqual(answer.merged.document);
  });

  it('that meet one are refused with who, when and what', async () => {
    const id = await create('met');
    await saveAsBob(id, 'from Bob');
    const answer = await edit(id, 1, [note('Hook', 'from Ada')]);
    expect(answer.statusCode).toBe(409);
    expect(answer.json().error).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('Bob saved version 2 meanwhile'),
      details: {
        version: 2,
        savedBy: 'Bob',
        savedAt: (await read(id)).workflow.updatedAt,
        conflicts: [{ about: 'node', node: 'Hook' }],
      },
    });
    expect((await read(id)).workflow.version).toBe(2);
  });

  it('that come at once are all kept', async () => {
    const id = await create('at-once');
    const nodes = ['A', 'B', 'C', 'D'].map((name) => ({ ...drawn('x').nodes[1], id: name, name }));
    const answers = await Promise.all(nodes.map((node) => edit(id, 1, [{ op: 'addNodes', nodes: [node] }])));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
    expect((await read(id)).document.nodes.map(({ name }) => name).sort()).toEqual(['A', 'B', 'C', 'D', 'Hook', 'Set']);
  });

  it('that do not fit their document, or make no workflow of it, change nothing', async () => {
    const id = await create('unfit');
    for (const operations of [[move(1), note('Nobody', 'x')], [{ op: 'changeNode', name: 'Set', set: { type: 1 } }]])
      expect((await edit(id, 1, operations)).statusCode).toBe(400);
    expect((await edit(id, 7, [move(1)])).statusCode).toBe(404);
    expect((await read(id)).workflow.version).toBe(1);
  });
});

describe('the history', () => {
  it('shows edits in a row as the last of them, and every save when asked', async () => {
    const id = await create('in-a-row');
    for (const version of [1, 2, 3]) await edit(id, version, [move(version)]);
    expect((await history(id)).map(({ version }) => version)).toEqual([4, 1]);
    expect((await history(id, '?all=true')).map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    await saveAsBob(id, 'Bob');
    await edit(id, 5, [move(9)]);
    expect((await history(id)).map(({ version, savedBy }) => [version, savedBy])).toEqual([
      [6, 'key of Ada'],
      [5, 'Bob'],
      [4, 'key of Ada'],
      [1, 'key of Ada'],
    ]);
  });

  it('keeps what was named, published or restored', async () => {
    const id = await create('kept');
    await edit(id, 1, [move(1)]);
    await edit(id, 2, [move(2)]);
    const named = await ada.request('PATCH', `/workflows/${id}/versions/2`, { body: { name: 'First', notes: 'good' } });
    expect(named.json()).toMatchObject({ version: 2, name: 'First', notes: 'good' });
    await ada.request('POST', `/workflows/${id}/activate`, { body: { name: 'Live' } });
    await edit(id, 3, [move(4)]);
    await edit(id, 4, [move(5)], { restoredFrom: 1 });
    await edit(id, 5, [move(6)]);
    const shown = await history(id);
    expect(shown.map(({ version, name }) => [version, name])).toEqual([
      [6, undefined],
      [5, undefined],
      [4, undefined],
      [3, 'Live'],
      [2, 'First'],
      [1, undefined],
    ]);
    expect(shown[1]).toMatchObject({ restoredFrom: 1 });
    expect((await history(id, '?published=true')).map(({ version }) => version)).toEqual([3]);
    expect((await history(id, '?named=true')).map(({ version }) => version)).toEqual([3, 2]);
    expect((await read(id)).workflow).toMatchObject({ version: 6, activeVersion: 3 });
    const unnamed = await ada.request('PATCH', `/workflows/${id}/versions/2`, { body: { name: '' } });
    expect(unnamed.json()).not.toHaveProperty('name');
    expect(unnamed.json()).toMatchObject({ notes: 'good' });
  });
});
