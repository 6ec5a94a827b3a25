import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { LoadedPackage } from '@leadloom/engine';
import { checkDataProxy } from './conformance/check-data-proxy.ts';
import { checkExpressions } from './conformance/check-expressions.ts';
import { checkFilters } from './conformance/check-filters.ts';
import { checkFixtures } from './conformance/check-fixtures.ts';
import { checkImports } from './conformance/check-imports.ts';
import { checkRuns } from './conformance/check-runs.ts';
import { startConformanceEngine } from './conformance/conformance-engine.ts';
import { type Corpus, type Fixture, readCorpus } from './conformance/corpus.ts';
import type { Group } from './conformance/group.ts';
import { installLangchain, langchain } from './conformance/install-langchain.ts';
import { documentOf, isHeld, tableOf } from './conformance/report.ts';
import { templatesWorkspace } from './templates/run-template.ts';
import { type RunningSandbox, startSandbox } from './testing/sandbox-connections.ts';
import { type TestWorker, startTestServers, startTestWorker } from './testing/start-test-worker.ts';

// The zone that n8n's tests run in.
process.env['TZ'] = 'UTC';

const page = join(import.meta.dirname, '../../docs/conformance.md');
const isOrder = ({ file }: Fixture) => file.startsWith('_core-execution-order/');
const isPaired = ({ file }: Fixture) => file.startsWith('_core-engine/');

/**
 * Compares what drawn workflows do here with what n8n's own tests expect. Prints a table, writes it to docs/conformance.md with a reason for
 * each miss, and fails when a group is under its bound.
 */
async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stderr.write('Which folder? npm run conformance -- <folder with n8n-fixtures/ and templates/>\n');
    return 2;
  }
  const corpus = readCorpus(resolve(process.env['INIT_CWD'] ?? '.', folder));
  const servers = await startTestServers();
  let sandbox: RunningSandbox | undefined;
  let worker: TestWorker | undefined;
  try {
    sandbox = await startSandbox();
    worker = await startTestWorker({ ...servers.env, SANDBOX_URL: sandbox.url });
    process.stdout.write(`Installing ${langchain}\n`);
    const installed = await installLangchain(worker.services, templatesWorkspace, installedN8n());
    const groups = [
      ...(await checkEngine(corpus, installed)),
      ...(await checkRuns(worker.services, corpus, installed, sandbox.url)),
    ];
    writeFileSync(page, documentOf(groups, installedN8n()));
    process.stdout.write(`${tableOf(groups)}\n`);
    for (const group of groups.filter((one) => !isHeld(one)))
      for (const { what, why } of group.misses) process.stdout.write(`${group.name}: ${what}: ${why}\n`);
    return groups.every(isHeld) ? 0 : 1;
  } finally {
    await worker?.stop();
    await sandbox?.close();
    await servers.stop();
  }
}

async function checkEngine(corpus: Corpus, installed: LoadedPackage): Promise<Group[]> {
  const engine = await startConformanceEngine([installed]);
  const core = {
    name: 'Fixtures of core nodes, Code and Function included',
    bound: 1,
    has: (one: Fixture) => one.offlineCore === true && !isOrder(one) && !isPaired(one),
  };
  const wired = {
    name: 'Fixtures of nodes that call vendors',
    bound: 0.95,
    has: (one: Fixture) => one.offlineCore !== true && !isOrder(one),
  };
  try {
    return [
      await checkFixtures(engine, corpus, core),
      await checkFixtures(engine, corpus, { name: 'Execution order, v0 and v1', bound: 1, has: isOrder }),
      await checkFixtures(engine, corpus, { name: 'Paired items', bound: 1, has: isPaired }),
      await checkDataProxy(engine, corpus),
      await checkExpressions(engine, corpus),
      await checkFilters(engine, corpus),
      await checkFixtures(engine, corpus, wired),
      ...checkImports(engine, corpus),
    ];
  } finally {
    engine.close();
  }
}

function installedN8n(): string {
  const manifest = createRequire(import.meta.resolve('@leadloom/engine')).resolve('n8n-nodes-base/package.json');
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

process.exitCode = await main(process.argv[2]);
