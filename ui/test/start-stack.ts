import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startSystem, type SystemOptions, type TestSystem } from '../../test/system.ts';

const root = join(import.meta.dirname, '../..');

/** The whole system with the built pages; without a sandbox, unless told otherwise, it begins with nothing but the owner. */
export async function startStack(options: SystemOptions = { hasSandbox: false }): Promise<TestSystem> {
  if (!existsSync(join(root, 'ui/dist/index.html')))
    execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', 'ui'], { cwd: root });
  return startSystem(options);
}
