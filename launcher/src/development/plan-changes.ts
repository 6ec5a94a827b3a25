/** What a change of sources demands. */
export interface ChangePlan {
  buildsNodes: boolean;
  /** Names of the services that load them. */
  restarts: string[];
}

interface Room {
  folders: readonly string[];
  buildsNodes?: boolean;
  restarts: readonly string[];
}

/** Who loads which sources. Pages need nothing: their development server sees to them. */
const rooms: readonly Room[] = [
  { folders: ['nodes/src', 'nodes/scripts'], buildsNodes: true, restarts: ['hub', 'worker'] },
  // The built nodes have the contracts in them.
  { folders: ['packages/contracts/src'], buildsNodes: true, restarts: ['hub', 'worker'] },
  {
    folders: ['connectors', 'packages/domain', 'packages/graph', 'packages/store', 'packages/engine'].map(
      (folder) => `${folder}/src`,
    ),
    restarts: ['hub', 'worker'],
  },
  { folders: ['hub-api/src'], restarts: ['hub'] },
  { folders: ['worker/src', 'workflows/src'], restarts: ['worker'] },
  { folders: ['sandbox/src'], restarts: ['sandbox'] },
];

export const watchedFolders: readonly string[] = rooms.flatMap(({ folders }) => folders);

/** @param files changed files, from the checkout's root, with slashes */
export function planChanges(files: readonly string[]): ChangePlan {
  const changed = rooms.filter(({ folders }) =>
    folders.some((folder) => files.some((file) => file.startsWith(`${folder}/`))),
  );
  return {
    buildsNodes: changed.some(({ buildsNodes }) => buildsNodes === true),
    restarts: [...new Set(changed.flatMap(({ restarts }) => restarts))],
  };
}
