import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';

const QUIET_MS = 80;

/**
 * Calls `onChange` when sources below the folders change: once for what an editor saves together, and never while the last call is still
 * at work.
 *
 * @returns stops watching
 */
export function watchSources(folders: readonly string[], onChange: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const changed = (file: string | null) => {
    if (
      file === null ||
      !/\.(ts|tsx|json|svg|hbs|html)$/.test(file) ||
      /\.test\.tsx?$|(^|[/\\])(dist|node_modules)[/\\]/.test(file)
    )
      return;
    clearTimeout(timer);
    timer = setTimeout(() => (work = work.then(onChange)), QUIET_MS);
  };
  const watchers = folders
    .map((folder) => join(root, folder))
    .filter((folder) => existsSync(folder))
    .map((folder) => watch(folder, { recursive: true }, (_event, file) => changed(file)));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
