import { type Static, Type } from 'typebox';

/** Where a field is shown: by values of other fields (`resource: ['contact']`), `/name` from the top, `@version`. A value may be `{_cnd}`. */
export interface DisplayOptions {
  show?: Record<string, unknown[]>;
  hide?: Record<string, unknown[]>;
  hideOnCloud?: boolean;
}

/** One of the values of an `options` field. */
export interface NodeOption {
  name: string;
  value: string | number | boolean;
  description?: string;
  /** What this choice does, as the title of a step: `Create a contact`. */
  action?: string;
  displayOptions?: DisplayOptions;
}

/** One of the groups of fields of a `fixedCollection`. */
export interface NodeFieldGroup {
  name: string;
  displayName: string;
  values: NodeProperty[];
  displayOptions?: DisplayOptions;
}

/** A way of naming a thing of the vendor's: from a list, by id, by address. */
export interface LocatorMode {
  name: string;
  displayName: string;
  type: 'list' | 'string';
  hint?: string;
  placeholder?: string;
  validation?: { type: string; properties: { regex?: string; errorMessage?: string } }[];
  typeOptions?: {
    searchListMethod?: string;
    searchable?: boolean;
    searchFilterRequired?: boolean;
    skipCredentialsCheckInRLC?: boolean;
  };
  url?: string;
}

/** A field of a node's form, as n8n describes it: `INodeProperties`. What is in `options` goes by its type. */
export interface NodeProperty {
  name: string;
  displayName: string;
  type: string;
  default?: unknown;
  description?: string;
  hint?: string;
  placeholder?: string;
  required?: boolean;
  noDataExpression?: boolean;
  isNodeSetting?: boolean;
  requiresDataPath?: 'single' | 'multiple';
  displayOptions?: DisplayOptions;
  disabledOptions?: DisplayOptions;
  options?: (NodeOption | NodeFieldGroup | NodeProperty)[];
  typeOptions?: Record<string, unknown>;
  modes?: LocatorMode[];
  credentialTypes?: string[];
  validateType?: string;
}

/** A node type in one of its versions, as its package describes it: `INodeTypeDescription`. More than is named here is in it. */
export interface NodeDescription {
  name: string;
  displayName: string;
  description?: string;
  subtitle?: string;
  group: string[];
  version: number | number[];
  defaultVersion?: number;
  defaults: { name?: string; color?: string };
  /** Types of the ports, or an expression over the parameters that gives them. */
  inputs: string | (string | Record<string, unknown>)[];
  outputs: string | (string | Record<string, unknown>)[];
  outputNames?: string[];
  credentials?: NodeCredential[];
  properties: NodeProperty[];
  webhooks?: Record<string, unknown>[];
  /** Kept for workflows that have it; not offered for new ones. */
  hidden?: boolean;
  /** What versions can do, for rules that ask for `@feature`. */
  features?: Record<string, { '@version'?: unknown[] }>;
  codex?: { categories?: string[]; subcategories?: Record<string, string[]>; alias?: string[] };
}

/** An account that a node can use. */
export interface NodeCredential {
  name: string;
  displayName?: string;
  required?: boolean;
  displayOptions?: DisplayOptions;
}

/** The description belongs to the package that it comes from: it is passed on as it is. */
export const NodeTypeDescription = Type.Object({
  name: Type.String(),
  /** The version that `description` is of: the newest that it has, or the one asked for. */
  version: Type.Number(),
  /** Every version of this type that is known here. */
  versions: Type.Array(Type.Number()),
  description: Type.Unsafe<NodeDescription>({ type: 'object', additionalProperties: true }),
});
export type NodeTypeDescription = Static<typeof NodeTypeDescription>;
