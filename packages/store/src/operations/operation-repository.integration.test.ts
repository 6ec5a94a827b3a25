import type { OperationResult } from '@leadloom/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const input = (id: string) => ({ id, kind: 'score', bodyHash: 'h1', request: { items: [] }, total: 3 }) as const;
const result = (index: number): OperationResult => ({ index, outcome: 'updated' });

describe('operations', () => {
  it('the same request is made once, however often it comes', async () => {
    const { store, workspaceId } = test;
    const made = await Promise.all(
      Array.from({ length: 6 }, () => store.operations.createIfAbsent(workspaceId, input('op-1'))),
    );
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    for (const { operation } of made)
      expect(operation).toEqual({
        id: 'op-1',
        kind: 'score',
        status: 'running',
        progress: { done: 0, total: 3 },
        createdAt: expect.any(String),
        finishedAt: null,
      });
  });

  it('the same key with another body is a conflict', async () => {
    const { store, workspaceId } = test;
    await store.operations.createIfAbsent(workspaceId, input('op-2'));
    await expect(
      store.operations.createIfAbsent(workspaceId, { ...input('op-2'), bodyHash: 'h2' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const { id: other } = await store.workspaces.create('Other');
    await expect(store.operations.createIfAbsent(other, input('op-2'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await store.operations.get(other, 'op-2')).toBeNull();
  });

  it('commits a step once with results, progress and state', async () => {
    const { store, workspaceId } = test;
    await store.operations.createIfAbsent(workspaceId, input('op-3'));
    const step = { step: 0, results: [result(0), result(1)], progress: { done: 2, total: 3 }, state: { cursor: 'c' } };
    const committed = await Promise.all([1, 2, 3].map(() => store.operations.commitStep(workspaceId, 'op-3', step)));
    expect(committed.filter(Boolean)).toHaveLength(1);
    expect(await store.operations.getWork(workspaceId, 'op-3')).toMatchObject({
      step: 1,
      state: { cursor: 'c' },
      request: { items: [] },
      progress: { done: 2, total: 3 },
    });
    await store.operations.commitStep(workspaceId, 'op-3', {
      step: 1,
      results: [result(2)],
      progress: { done: 3, total: 3 },
    });
    expect((await store.operations.get(workspaceId, 'op-3'))?.results).toBeUndefined();
    await store.operations.finish(workspaceId, 'op-3', { status: 'done' });
    expect(await store.operations.get(workspaceId, 'op-3')).toMatchObject({
      status: 'done',
      results: [result(0), result(1), result(2)],
    });
  });

  it('stays as it ended', async () => {
    const { store, workspaceId } = test;
    await store.operations.createIfAbsent(workspaceId, input('op-4'));
    await store.operations.finish(workspaceId, 'op-4', {
      status: 'failed',
      error: { code: 'unavailable', message: 'm' },
    });
    await store.operations.finish(workspaceId, 'op-4', { status: 'done' });
    await store.operations.resume(workspaceId, 'op-4');
    expect(await store.operations.get(workspaceId, 'op-4')).toMatchObject({
      status: 'failed',
      error: { code: 'unavailable' },
    });
  });

  it('lists the newest first, by kind and status', async () => {
    const { store } = test;
    const { id: workspaceId } = await store.workspaces.create('List');
    for (const id of ['z', 'a', 'm']) await store.operations.createIfAbsent(workspaceId, input(`list-${id}`));
    await store.operations.finish(workspaceId, 'list-a', { status: 'done' });
    const page = await store.operations.list(workspaceId, { limit: 2 });
    expect(page).toMatchObject({ items: [{ id: 'list-m' }, { id: 'list-a' }], total: 3 });
    expect((await store.operations.list(workspaceId, { limit: 2, cursor: page.nextCursor ?? '' })).items).toMatchObject(
      [{ id: 'list-z' }],
    );
    expect((await store.operations.list(workspaceId, { status: 'done' })).items).toMatchObject([{ id: 'list-a' }]);
    expect(Object.keys(page.items[0] ?? {})).not.toContain('request');
  });
});
