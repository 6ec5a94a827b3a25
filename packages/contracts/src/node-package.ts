import { type Static, Type } from 'typebox';
import { OneOf } from './one-of.ts';
import { Nullable, Timestamp } from './page.ts';

/** `installing` also while another version takes the place of one that works meanwhile. */
export const NodePackageStatus = OneOf(['installing', 'ready', 'failed', 'removing']);
export type NodePackageStatus = Static<typeof NodePackageStatus>;

/** A package of n8n nodes from the npm registry. */
export const NodePackage = Type.Object(
  {
    /** As npm knows it: `n8n-nodes-example`, `@company/n8n-nodes-example`. */
    name: Type.String(),
    /** What new executions use; null until a first version is installed. */
    version: Nullable(Type.String()),
    status: NodePackageStatus,
    /** Version or tag that is being installed, or could not be; null for the newest. */
    wanted: Nullable(Type.String()),
    /** Why the last change did not succeed. */
    error: Nullable(Type.String()),
    /** Of the version's archive, as npm has it: `sha512-…`. */
    integrity: Nullable(Type.String()),
    nodeTypes: Type.Array(Type.String()),
    credentialTypes: Type.Array(Type.String()),
    /** Older versions that executions under way still use. */
    otherVersions: Type.Array(Type.String()),
    changedAt: Timestamp,
  },
  { $id: 'NodePackage' },
);
export type NodePackage = Static<typeof NodePackage>;
