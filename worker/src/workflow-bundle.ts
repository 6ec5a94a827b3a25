import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WorkflowBundleWithSourceMap, bundleWorkflowCode } from '@temporalio/worker';
import { build } from 'esbuild';

const workflowsPath = fileURLToPath(import.meta.resolve('@leadloom/workflows'));

/** The bundle of all Temporal workflows. Bundling takes seconds, so it is kept by the hash of what goes into it. */
export async function workflowBundle(dataDir: string): Promise<WorkflowBundleWithSourceMap> {
  const file = join(dataDir, 'cache', `workflows-${await sourceHash()}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8'), sourceMap: '' };
  const bundle = await bundleWorkflowCode({ workflowsPath });
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, bundle.code);
  renameSync(partial, file);
  return bundle;
}

/** Of our code that workflows can reach, which esbuild gathers in milliseconds, and of Temporal's by its version. */
async function sourceHash(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [workflowsPath],
    bundle: true,
    format: 'esm',
    external: ['@temporalio/*'],
    write: false,
  });
  const temporal = join(dirname(fileURLToPath(import.meta.resolve('@temporalio/workflow'))), '..', 'package.json');
  const hash = createHash('sha256').update(process.version).update(readFileSync(temporal));
  for (const { text } of outputFiles) hash.update(text);
  return hash.digest('hex').slice(0, 24);
}
