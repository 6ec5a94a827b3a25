import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type WorkflowBundleWithSourceMap, bundleWorkflowCode } from '@temporalio/worker';

const workflowsPath = fileURLToPath(import.meta.resolve('@leadloom/workflows'));
const contractsPath = fileURLToPath(import.meta.resolve('@leadloom/contracts'));

/** The bundle of all Temporal workflows. Bundling takes seconds, so it is kept by the hash of what goes into it. */
export async function workflowBundle(dataDir: string): Promise<WorkflowBundleWithSourceMap> {
  const file = join(dataDir, 'cache', `workflows-${sourceHash()}.js`);
  if (existsSync(file)) return { code: readFileSync(file, 'utf8'), sourceMap: '' };
  const bundle = await bundleWorkflowCode({ workflowsPath });
  mkdirSync(dirname(file), { recursive: true });
  const partial = `${file}.${process.pid}`;
  writeFileSync(partial, bundle.code);
  renameSync(partial, file);
  return bundle;
}

function sourceHash(): string {
  const hash = createHash('sha256').update(process.version);
  for (const folder of [dirname(workflowsPath), dirname(contractsPath)])
    for (const file of globSync('**/*.ts', { cwd: folder }).sort())
      hash.update(file).update(readFileSync(join(folder, file)));
  hash.update(readFileSync(fileURLToPath(import.meta.resolve('@temporalio/workflow'))));
  return hash.digest('hex').slice(0, 24);
}
