import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, type TestSystem } from '../../test/system.ts';

const root = join(import.meta.dirname, '../..');

/** The whole system with the built pages. No sandbox: a test begins with nothing but the owner. */
export async function startStack(): Promise<TestSystem> {
  if (!existsSync(join(root, 'ui/dist/index.html')))
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'ui'], { cwd: root });
  return startSystem({ hasSandbox: false });
}
