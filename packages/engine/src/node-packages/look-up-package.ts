import { HubError } from '@leadloom/contracts';
import { packageFolder } from '../n8n.ts';
import { readJsonFile } from './read-json-file.ts';
import { npmFault } from './npm-fault.ts';
import type { PackageVersion } from './package-names.ts';
import { runNpm } from './run-npm.ts';

/** What the registry says of a version of a package. */
export interface PublishedPackage extends PackageVersion {
  /** Of its archive, as `sha512-…`. */
  integrity: string;
  /** When it was published, as ISO time; absent where the registry does not tell. */
  publishedAt?: string;
  dependencies: Record<string, string>;
}

interface View {
  name: string;
  version: string;
  'dist.integrity'?: string;
  dist?: { integrity?: string };
  dependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  n8n?: { nodes?: unknown[]; credentials?: unknown[]; n8nNodesApiVersion?: number };
  time?: Record<string, string>;
}

/**
 * Asks the registry for a version of a package (the newest without one), and refuses what is no package of nodes.
 * @throws HubError
 */
export async function lookUpPackage(
  folder: string,
  name: string,
  version: string | undefined,
  signal: AbortSignal,
): Promise<PublishedPackage> {
  const wanted = version === undefined ? name : `${name}@${version}`;
  const fields = ['name', 'version', 'dist.integrity', 'dependencies', 'peerDependencies', 'n8n', 'time'];
  const result = await runNpm(folder, ['view', wanted, ...fields, '--json'], signal);
  if (result.code !== 0) throw npmFault(wanted, result);
  const view = readView(result.stdout);
  if (view === undefined) throw new HubError('not_found', `The npm registry has no ${wanted}. Check its version.`);
  if ((view.n8n?.nodes?.length ?? 0) + (view.n8n?.credentials?.length ?? 0) === 0)
    throw new HubError(
      'invalid_input',
      `${view.name} ${view.version} is no package of n8n nodes: its package.json names neither nodes nor credentials under "n8n".`,
    );
  checkPeers(view);
  const integrity = view['dist.integrity'] ?? view.dist?.integrity;
  if (integrity === undefined)
    throw new HubError('forbidden', `The npm registry gives no sha512 checksum for ${wanted}, so it is not installed.`);
  const publishedAt = view.time?.[view.version];
  return {
    name: view.name,
    version: view.version,
    integrity,
    dependencies: view.dependencies ?? {},
    ...(publishedAt === undefined ? {} : { publishedAt }),
  };
}

/** npm gives a list where several versions are meant: the last one is the newest. */
function readView(stdout: string): View | undefined {
  if (stdout.trim() === '') return undefined;
  const view = JSON.parse(stdout) as View | View[];
  return Array.isArray(view) ? view.at(-1) : view;
}

/** Packages for an older n8n mostly work; one that asks for a newer one than ours does not. */
function checkPeers({ name, version, peerDependencies = {}, n8n }: View): void {
  for (const peer of ['n8n-workflow', 'n8n-core']) {
    const range = peerDependencies[peer];
    const least = /^\D*(\d+)/.exec(range ?? '')?.[1];
    const ours = (readJsonFile(`${packageFolder(peer)}/package.json`) as { version: string }).version;
    if (least !== undefined && Number(least) > Number.parseInt(ours, 10))
      throw new HubError(
        'invalid_input',
        `${name} ${version} needs ${peer} ${range ?? ''}, and here is ${ours}. Choose an older version of it.`,
      );
  }
  if ((n8n?.n8nNodesApiVersion ?? 1) > 1)
    throw new HubError('invalid_input', `${name} ${version} is made for a newer n8n. Choose an older version of it.`);
}
