import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Development, startDevelopment } from '../../test/development.ts';
import { isVisible, makeChange, sourceChanges } from '../../test/source-changes.ts';

let session: Development;
beforeAll(async () => {
  session = await startDevelopment();
});
afterAll(() => session?.stop());

describe('npm run dev', () => {
  test.each(sourceChanges.map((change) => [change.kind, change] as const))(
    'takes a changed %s over',
    async (_, change) => {
      const worker = await session.readyWorker();
      makeChange(session.root, change, 'changed');
      while (!(await isVisible(change, session, 'changed'))) await sleep(50);
      if (!change.concernsWorker) return;
      while ([worker, null].includes(await session.readyWorker())) await sleep(50);
    },
  );

  test.each([
    ['nodes/src/nodes/FindLeads.node.ts', 'Building the nodes failed'],
    ['hub-api/src/routes/index.ts', 'The hub process ended'],
  ])('tells a fault in %s, and goes on once it is mended', async (path, message) => {
    const file = join(session.root, path);
    const source = readFileSync(file, 'utf8');
    writeFileSync(file, `${source}\nconst fault = '`);
    while (!session.output().includes(message)) await sleep(50);
    expect(session.output()).toContain(path);
    writeFileSync(file, source);
    const [change] = sourceChanges;
    if (change === undefined) throw new Error('no change to make');
    const mark = path.replaceAll(/\W/g, '');
    makeChange(session.root, change, mark);
    while (!(await isVisible(change, session, mark))) await sleep(50);
  });
});
