import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore } from '../../test/open-test-store.ts';
import { newId } from '../new-id.ts';

let test: Awaited<ReturnType<typeof openTestStore>>;
beforeAll(async () => {
  test = await openTestStore();
});
afterAll(() => test.close());

const create = () =>
  test.store.imports.create(test.workspaceId, {
    id: newId('imp'),
    fileName: 'a.csv',
    bytes: 100,
    delimiter: ',',
    columns: ['E-mail'],
    mapping: { 'E-mail': 'email' },
    fileId: 'fil_1',
  });
const batch = (number: number, byte: number) => ({
  batch: number,
  counts: { rows: 10, created: 5, updated: 2, unchanged: 1, failed: 2 },
  errors: [
    { line: byte - 1, column: null, reason: 'two', row: ['x'] },
    { line: byte - 2, column: 'E-mail', reason: 'one', row: ['y'] },
  ],
  next: { byte, line: byte },
});

describe('imports', () => {
  it('can be changed before the start and not after it', async () => {
    const { store, workspaceId } = test;
    const job = await create();
    expect(await store.imports.update(workspaceId, job.id, { tags: ['fair'] })).toMatchObject({
      tags: ['fair'],
      status: 'uploaded',
    });
    expect(await store.imports.start(workspaceId, job.id)).toMatchObject({ status: 'running' });
    expect(await store.imports.start(workspaceId, job.id)).toBeNull();
    expect(await store.imports.update(workspaceId, job.id, { tags: [] })).toBeNull();
  });

  it('counts each batch once, whoever repeats it', async () => {
    const { store, workspaceId } = test;
    const { id } = await create();
    await store.imports.start(workspaceId, id);
    const first = await Promise.all([1, 2, 3].map(() => store.imports.commitBatch(workspaceId, id, batch(0, 50))));
    expect(first.filter(Boolean)).toHaveLength(1);
    expect(await store.imports.commitBatch(workspaceId, id, batch(1, 100))).toBe(true);
    expect(await store.imports.getWork(workspaceId, id)).toMatchObject({
      counts: { rows: 20, created: 10, updated: 4, unchanged: 2, failed: 4 },
      bytesDone: 100,
      checkpoint: { batch: 2, byte: 100, line: 100 },
      fileId: 'fil_1',
    });
    expect(await store.imports.listErrors(workspaceId, id, { limit: 3 })).toMatchObject({
      items: [{ line: 48, reason: 'one' }, { line: 49, reason: 'two' }, { line: 98 }],
      total: 4,
    });
    const lines: number[] = [];
    for await (const error of store.imports.streamErrors(workspaceId, id)) lines.push(error.line);
    expect(lines).toEqual([48, 49, 98, 99]);
  });

  it('takes no batch after its end', async () => {
    const { store, workspaceId } = test;
    const { id } = await create();
    await store.imports.start(workspaceId, id);
    expect(await store.imports.finish(workspaceId, id, 'cancelled')).toMatchObject({ status: 'cancelled' });
    expect(await store.imports.commitBatch(workspaceId, id, batch(0, 50))).toBe(false);
    expect(await store.imports.finish(workspaceId, id, 'done')).toBeNull();
    expect(Object.keys((await store.imports.list(workspaceId)).items[0] ?? {})).not.toContain('checkpoint');
  });
});

describe('files', () => {
  it('come back as they were, whole and in part, and only to their workspace', async () => {
    const { store, workspaceId } = test;
    const content = Buffer.from('0123456789'.repeat(100_000));
    const { id, bytes } = await store.files.write(
      workspaceId,
      { name: 'a.csv' },
      Readable.from([content.subarray(0, 7), content.subarray(7)]),
    );
    expect(bytes).toBe(content.length);
    const whole = await store.files.open(workspaceId, id);
    expect((await buffer(whole?.stream ?? Readable.from([]))).equals(content)).toBe(true);
    const part = await store.files.open(workspaceId, id, { start: 999_995, end: 2_000_000 });
    expect(await text(part?.stream ?? Readable.from([]))).toBe('56789');
    const { id: other } = await store.workspaces.create('Other');
    expect(await store.files.open(other, id)).toBeNull();
    expect(await store.files.delete(other, id)).toBe(false);
    expect(await store.files.delete(workspaceId, id)).toBe(true);
    expect(await store.files.open(workspaceId, id)).toBeNull();
  });

  it('leave nothing when the upload breaks off', async () => {
    const { store, workspaceId } = test;
    await expect(store.files.write(workspaceId, { name: 'b.csv' }, broken())).rejects.toThrow('the line went dead');
  });
});

async function* broken() {
  yield Buffer.alloc(600_000);
  throw new Error('the line went dead');
}
