import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyCheckout } from './copy-checkout.ts';
import { followGuide, readGuide } from './guide.ts';
import { checkNodes } from './stock-n8n/check-nodes.ts';
import { startChecks } from './stock-n8n/checks.ts';
import { installStockN8n } from './stock-n8n/install.ts';
import { type StockN8n, startStockN8n } from './stock-n8n/start.ts';
import { startSystem, type TestSystem } from './system.ts';

/**
 * Runs our nodes, and the one that the guide for connectors has its reader write, in an n8n as it comes, against this hub and the sandbox.
 * With `--keep` both go on running until Ctrl+C, to be looked at.
 */
const { check, broke, tell } = startChecks();
const checkout = join(import.meta.dirname, '..');
const folder = await installStockN8n(process.env);
const root = copyCheckout();
let system: TestSystem | undefined;
let n8n: StockN8n | undefined;
try {
  followGuide(readGuide(join(checkout, 'docs/guides/new-connector.md')), root);
  await promisify(execFile)(process.execPath, ['nodes/scripts/build.ts'], { cwd: root });
  process.stdout.write('Starting the hub, the sandbox and n8n\n');
  system = await startSystem({ root });
  n8n = await startStockN8n(folder, { nodes: join(root, 'nodes/dist') });
  await checkNodes(check, n8n, system, join(root, 'nodes/dist/package.json'));
  if (process.argv.includes('--keep')) {
    process.stdout.write(
      `\nn8n: ${n8n.url} (${n8n.login.email}, ${n8n.login.password})\nhub: ${system.hubUrl} (${system.email}, ${system.password})\nCtrl+C ends both.\n`,
    );
    await new Promise((resolve) => process.once('SIGINT', resolve));
  }
} catch (error) {
  broke(error);
} finally {
  await n8n?.stop();
  await system?.stop();
  rmSync(root, { recursive: true, force: true });
}
process.exitCode = tell();
