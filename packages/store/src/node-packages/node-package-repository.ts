import {
  endedStatuses,
  type NodePackage,
  type NodePackageStatus,
  type PageOf,
  type PageQuery,
} from '@leadloom/contracts';
import type { Collection } from 'mongodb';
import { findPage } from '../find-page.ts';
import { newId } from '../new-id.ts';
import type { ExecutionRow } from '../runs/run-context.ts';
import type { StoreContext } from '../store-context.ts';

/** A version of a package that executions use: the current one, or one of those under way. */
export interface NodePackageVersion {
  version: string;
  /** Of the archive, as npm has it. */
  integrity: string;
  /** sha512 of the list of its files, by platform. */
  digests: Record<string, string>;
  /** File with what another machine needs to install the same. */
  recipeFile: string;
  /** File with the descriptions of its nodes and credentials. */
  descriptionsFile: string;
  nodeTypes: string[];
  credentialTypes: string[];
}

/** What the hub and the workers go by. */
export interface NodePackageRecord {
  id: string;
  name: string;
  version: string | null;
  status: NodePackageStatus;
  wanted: string | null;
  error: string | null;
  versions: NodePackageVersion[];
  changedAt: string;
}

type Row = Omit<NodePackageRecord, 'id'> & { _id: string; workspaceId: string };

export type NodePackageRepository = ReturnType<typeof nodePackageRepository>;

/** Packages of nodes that a workspace has installed, by name. */
export function nodePackageRepository({ db }: StoreContext) {
  const packages: Collection<Row> = db.collection('nodePackages');
  const executions: Collection<ExecutionRow> = db.collection('executions');
  const now = () => new Date().toISOString();
  const change = async (workspaceId: string, name: string, set: Partial<Row>) => {
    const row = await packages.findOneAndUpdate(
      { workspaceId, name },
      { $set: { ...set, changedAt: now() } },
      { returnDocument: 'after' },
    );
    return row && read(row);
  };

  return {
    async list(
      workspaceId: string,
      { search, status, ...query }: PageQuery & { search?: string; status?: NodePackageStatus } = {},
    ): Promise<PageOf<NodePackage>> {
      const words =
        search === undefined ? {} : { name: { $regex: search.replaceAll(/[^\w@/-]/g, '\\$&'), $options: 'i' } };
      const filter = { workspaceId, ...words, ...(status === undefined ? {} : { status }) };
      return findPage(packages, { filter, query, key: 'name', direction: 1 }, (row) => shown(read(row)));
    },
    async get(workspaceId: string, name: string): Promise<NodePackageRecord | null> {
      const row = await packages.findOne({ workspaceId, name });
      return row && read(row);
    },
    /** All of a workspace: there are few. */
    async all(workspaceId: string): Promise<NodePackageRecord[]> {
      return (await packages.find({ workspaceId }).sort({ name: 1 }).toArray()).map(read);
    },
    /** Notes what is to be installed. What is installed stays until that is done. */
    async want(workspaceId: string, name: string, wanted: string | null): Promise<NodePackageRecord> {
      const row = await packages.findOneAndUpdate(
        { workspaceId, name },
        {
          $set: { status: 'installing', wanted, error: null, changedAt: now() },
          $setOnInsert: { _id: newId('npk'), version: null, versions: [] },
        },
        { upsert: true, returnDocument: 'after' },
      );
      if (row === null) throw new Error('an upsert gave nothing');
      return read(row);
    },
    /** New executions use this version from now on. */
    async use(workspaceId: string, name: string, version: NodePackageVersion): Promise<void> {
      await packages.updateOne({ workspaceId, name }, { $pull: { versions: { version: version.version } } });
      await packages.updateOne(
        { workspaceId, name },
        {
          $push: { versions: version },
          $set: { version: version.version, status: 'ready', wanted: null, error: null, changedAt: now() },
        },
      );
    },
    fail: (workspaceId: string, name: string, error: string) => change(workspaceId, name, { status: 'failed', error }),
    /** No new execution uses it from now on. */
    beginRemoval: (workspaceId: string, name: string) =>
      change(workspaceId, name, { status: 'removing', version: null, wanted: null, error: null }),
    /** Another platform has its own files of the same packages. */
    async keepDigest(
      workspaceId: string,
      name: string,
      version: string,
      platform: string,
      digest: string,
    ): Promise<void> {
      await packages.updateOne(
        { workspaceId, name, 'versions.version': version },
        { $set: { [`versions.$.digests.${platform}`]: digest } },
      );
    },
    /** Versions that neither new executions nor those under way use. */
    async unused(workspaceId: string, name: string): Promise<NodePackageVersion[]> {
      const row = await packages.findOne({ workspaceId, name });
      if (row === null) return [];
      const inUse = await executions
        .find(
          { workspaceId, 'packages.name': name, status: { $nin: [...endedStatuses] } },
          { projection: { packages: 1 } },
        )
        .toArray();
      const used = new Set(
        inUse.flatMap(({ packages: pins = [] }) => pins).flatMap((pin) => (pin.name === name ? pin.version : [])),
      );
      return row.versions.filter(({ version }) => version !== row.version && !used.has(version));
    },
    /** Forgets versions; the package itself with its last one, when it is being removed. */
    async forget(workspaceId: string, name: string, versions: readonly string[]): Promise<void> {
      await packages.updateOne({ workspaceId, name }, { $pull: { versions: { version: { $in: [...versions] } } } });
      await packages.deleteOne({ workspaceId, name, status: 'removing', versions: { $size: 0 } });
    },
  };
}

/** As the API shows it. */
export function shown({ name, version, status, wanted, error, versions, changedAt }: NodePackageRecord): NodePackage {
  const current = versions.find((one) => one.version === version);
  return {
    name,
    version,
    status,
    wanted,
    error,
    integrity: current?.integrity ?? null,
    nodeTypes: current?.nodeTypes ?? [],
    credentialTypes: current?.credentialTypes ?? [],
    otherVersions: versions.flatMap((one) => (one.version === version ? [] : one.version)),
    changedAt,
  };
}

function read({ _id, workspaceId: _workspaceId, ...row }: Row): NodePackageRecord {
  return { id: _id, ...row };
}
