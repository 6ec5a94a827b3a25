import { existsSync, mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readJsonFile } from './read-json-file.ts';

/**
 * Links what npm has put beside a package into it as well: n8n's Code node of LangChain looks for modules below the folder of its package,
 * as in n8n's image. Both ways lead to the same files.
 */
export function linkWithin(folder: string, name: string): void {
  const own = join(folder, 'node_modules', name);
  const { dependencies = {} } = readJsonFile(join(own, 'package.json')) as { dependencies?: Record<string, string> };
  for (const dependency of Object.keys(dependencies)) {
    const beside = join(folder, 'node_modules', dependency);
    const within = join(own, 'node_modules', dependency);
    if (!existsSync(beside) || existsSync(within)) continue;
    // A link that leads nowhere since the folder was moved.
    rmSync(within, { force: true });
    mkdirSync(dirname(within), { recursive: true });
    symlinkSync(realpathSync(beside), within, 'junction');
  }
}
