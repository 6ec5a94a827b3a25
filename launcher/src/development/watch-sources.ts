import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';

const QUIET_MS = 80;

/**
 * Calls `onChange` with the sources below the folders that changed, as paths from the checkout's root: once for what an editor saves
 * together, and never while the last call is still at work.
 *
 * @returns stops watching
 */
export function watchSources(
  folders: readonly string[],
  onChange: (files: readonly string[]) => Promise<void>,
): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const takeChanged = async () => {
    const files = [...changed];
    changed.clear();
    if (files.length > 0) await onChange(files);
  };
  const note = (folder: string, file: string | null) => {
    if (
      file === null ||
      !/\.(ts|tsx|json|svg|hbs|html)$/.test(file) ||
      /\.test\.tsx?$|(^|[/\\])(dist|node_modules)[/\\]/.test(file)
    )
      return;
    changed.add(`${folder}/${file.replaceAll('\\', '/')}`);
    clearTimeout(timer);
    timer = setTimeout(() => (work = work.then(takeChanged)), QUIET_MS);
  };
  const watchers = folders
    .filter((folder) => existsSync(join(root, folder)))
    .map((folder) => watch(join(root, folder), { recursive: true }, (_event, file) => note(folder, file)));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
