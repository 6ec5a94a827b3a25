import { realpathSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkFile, type FileList } from './file-list.ts';

/** By the folder within which files are looked at: what is beside it is our own. */
const guarded = new Map<string, { folder: string; list: FileList }>();
let isWatching = false;

/** From now on each file of the folder is compared with the list when it is loaded. */
export function guardFiles(folder: string, list: FileList): void {
  const real = realpathSync(folder);
  guarded.set(join(real, 'node_modules') + sep, { folder: real, list });
  if (isWatching) return;
  isWatching = true;
  registerHooks({
    load: (url, context, nextLoad) => {
      if (url.startsWith('file:')) checkLoaded(fileURLToPath(url));
      return nextLoad(url, context);
    },
  });
}

function checkLoaded(path: string): void {
  for (const [within, { folder, list }] of guarded) if (path.startsWith(within)) checkFile(folder, list, path);
}
