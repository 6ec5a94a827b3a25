import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { HubError, type WorkflowDocument } from '@leadloom/contracts';
import {
  installCopy,
  isInstalled,
  type LoadedPackage,
  loadPackage,
  type NodeCatalogue,
  packageOfNodeType,
  type PackageRecipe,
  type PackageVersion,
} from '@leadloom/engine';
import type { Claim, NodePackageRecord, NodePackageVersion } from '@leadloom/store';
import type { WorkerServices } from '../services.ts';

/** Types of these packages are in every catalogue. */
const builtIn = new Set(['n8n-nodes-base', 'n8n-nodes-leadloom']);
export const platform = `${process.platform}-${process.arch}`;

export interface RunCatalogue {
  catalogue: NodeCatalogue;
  /** Versions that the run is to keep; null when its nodes are of no package. */
  pins: PackageVersion[] | null;
}

export interface PackageViews {
  /**
   * The node types of a document: of the versions that its run has begun with, else of those that the workspace uses now.
   * @throws HubError when a file of a package was changed, or a version cannot be had
   */
  of(workspaceId: string, document: WorkflowDocument, pins?: readonly PackageVersion[]): Promise<RunCatalogue>;
  /** All that a workspace uses now. */
  ofWorkspace(workspaceId: string): Promise<NodeCatalogue>;
}

/** Folder of installed packages. */
export function packagesDirOf({ config }: Pick<WorkerServices, 'config'>): string {
  return join(resolve(config.LEADLOOM_DATA_DIR), 'node-packages');
}

/** What this process has loaded of packages; what a workspace uses is asked of the store each time, so no process lags behind. */
export function createPackageViews(services: WorkerServices, base: NodeCatalogue): PackageViews {
  const { store, log } = services;
  const packagesDir = packagesDirOf(services);
  const loading = new Map<string, Promise<LoadedPackage>>();

  function load(workspaceId: string, name: string, stored: NodePackageVersion): Promise<LoadedPackage> {
    const key = `${name}@${stored.version}/${stored.integrity}`;
    const known = loading.get(key);
    if (known !== undefined) return known;
    const begun = loadOwn(workspaceId, name, stored);
    loading.set(key, begun);
    // What failed may have been mended when it is asked for again.
    begun.catch(() => loading.delete(key));
    return begun;
  }

  async function loadOwn(workspaceId: string, name: string, stored: NodePackageVersion): Promise<LoadedPackage> {
    const { version } = stored;
    let digest = stored.digests[platform];
    if (digest === undefined || !isInstalled(packagesDir, { name, version })) {
      log.info({ package: name, version }, 'a node package of another worker is being installed here as well');
      const recipe = JSON.parse(await readStored(services, workspaceId, stored.recipeFile)) as PackageRecipe;
      const copied = await installCopy(packagesDir, recipe, AbortSignal.timeout(15 * 60_000));
      if (digest !== undefined && digest !== copied)
        throw new HubError(
          'forbidden',
          `${name} ${version} came otherwise than it was first installed: remove it, and install it again.`,
        );
      if (digest === undefined) await store.nodePackages.keepDigest(workspaceId, name, version, platform, copied);
      digest = copied;
    }
    return loadPackage(packagesDir, { name, version, digest });
  }

  function versionOf(
    { name, version: current, versions }: NodePackageRecord,
    pinned?: string,
  ): NodePackageVersion | null {
    const version = pinned ?? current;
    const stored = versions.find((one) => one.version === version);
    if (stored === undefined && pinned !== undefined)
      throw new HubError('not_found', `${name} ${pinned}, which this run began with, is not there any more.`);
    return stored ?? null;
  }

  return {
    async of(workspaceId, document, pins = []) {
      const names = new Set(
        document.nodes.map(({ type }) => packageOfNodeType(type)).filter((name) => !builtIn.has(name)),
      );
      if (names.size === 0) return { catalogue: base, pins: null };
      const records = (await store.nodePackages.all(workspaceId)).filter(({ name }) => names.has(name));
      const loaded = await Promise.all(
        records.flatMap((record) => {
          const stored = versionOf(record, pins.find(({ name }) => name === record.name)?.version);
          return stored === null ? [] : load(workspaceId, record.name, stored);
        }),
      );
      if (loaded.length === 0) return { catalogue: base, pins: null };
      return {
        catalogue: base.withPackages(loaded),
        pins: loaded.map(({ name, version }) => ({ name, version })),
      };
    },
    async ofWorkspace(workspaceId) {
      const records = await store.nodePackages.all(workspaceId);
      if (records.length === 0) return base;
      const loaded = await Promise.all(
        records.flatMap((record) => {
          const stored = versionOf(record);
          return stored === null ? [] : load(workspaceId, record.name, stored);
        }),
      );
      return base.withPackages(loaded);
    },
  };
}

async function readStored({ store }: WorkerServices, workspaceId: string, fileId: string): Promise<string> {
  const file = await store.files.open(workspaceId, fileId);
  if (file === null)
    throw new HubError(
      'not_found',
      'What is needed to install a node package again is gone: remove it, and install it again.',
    );
  return text(file.stream);
}

/** What the first publication of a run keeps. */
export function keptPins({ row }: Claim, { pins }: RunCatalogue): { packages?: PackageVersion[] } {
  return pins === null || row.packages !== undefined ? {} : { packages: pins };
}
