import { json } from 'node:stream/consumers';
import {
  type CredentialTypes,
  type NodeTypeInfos,
  type PackageDescriptions,
  readCredentialTypes,
  readNodeTypeInfos,
} from '@leadloom/engine/catalogue';
import type { NodePackageRecord, Store } from '@leadloom/store';

export interface WorkspaceTypes {
  nodeTypes: NodeTypeInfos;
  credentialTypes: CredentialTypes;
}

/** The types of nodes and credentials that a workspace has: n8n's, our own, and those of the packages that it uses now. */
export type TypesOf = (workspaceId: string) => Promise<WorkspaceTypes>;

export function workspaceTypes(store: Store, ownNodes: string, host: { hostNodes: boolean }): TypesOf {
  const base: WorkspaceTypes = {
    nodeTypes: readNodeTypeInfos(ownNodes, host),
    credentialTypes: readCredentialTypes(ownNodes),
  };
  /** By workspace: of the versions that its key names. */
  const known = new Map<string, { key: string; types: Promise<WorkspaceTypes> }>();

  async function read(workspaceId: string, files: readonly string[]): Promise<WorkspaceTypes> {
    const stored = await Promise.all(files.map((file) => store.files.open(workspaceId, file)));
    const packages = await Promise.all(
      stored.flatMap((file) => (file === null ? [] : [json(file.stream) as Promise<PackageDescriptions>])),
    );
    return {
      nodeTypes: readNodeTypeInfos(ownNodes, { ...host, packages }),
      credentialTypes: readCredentialTypes(ownNodes, packages),
    };
  }

  return async (workspaceId) => {
    const files = (await store.nodePackages.all(workspaceId)).flatMap(currentDescriptions);
    if (files.length === 0) return base;
    const key = files.join(' ');
    const before = known.get(workspaceId);
    if (before?.key === key) return before.types;
    const types = read(workspaceId, files);
    known.set(workspaceId, { key, types });
    types.catch(() => known.delete(workspaceId));
    return types;
  };
}

function currentDescriptions({ version, versions }: NodePackageRecord): string[] {
  return versions.flatMap((one) => (one.version === version ? [one.descriptionsFile] : []));
}
