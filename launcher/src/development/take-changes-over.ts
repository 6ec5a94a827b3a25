import { buildIfChanged, nodesBuild } from '../build/build-if-changed.ts';
import type { Stack } from '../services/stack.ts';
import { planChanges, watchedFolders } from './plan-changes.ts';
import { watchSources } from './watch-sources.ts';

/**
 * Has the services work with changed sources. A fault in them is told, and the next change tries again.
 *
 * @returns stops watching
 */
export function takeChangesOver(stack: Stack): () => void {
  let hasEnded = false;
  const say = (line: string) => {
    if (!hasEnded) process.stdout.write(`${line}\n`);
  };
  const stopWatching = watchSources(watchedFolders, async (files) => {
    const { buildsNodes, restarts } = planChanges(files);
    const begun = performance.now();
    const seconds = () => ((performance.now() - begun) / 1000).toFixed(1);
    if (buildsNodes) await buildIfChanged(nodesBuild).catch((error: Error) => say(`! ${error.message}`));
    await Promise.all(
      restarts.map((name) =>
        stack.restart(name).then(
          () => say(`↻ ${name} · ${seconds()} s`),
          (error: Error) => say(`! ${error.message}`),
        ),
      ),
    );
  });
  return () => {
    hasEnded = true;
    stopWatching();
  };
}
