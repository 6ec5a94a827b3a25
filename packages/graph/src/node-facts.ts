import type { NodeTypeInfo } from '@leadloom/contracts';

/** What the graph has to know of a node type. */
export type NodeFacts = Pick<NodeTypeInfo, 'isTrigger' | 'hearsBy' | 'credentials' | 'isOff'>;

/** Looks a node type up in the catalogue by its full name (`n8n-nodes-base.set`); undefined when it is not installed. */
export type FindNodeType = (type: string) => NodeFacts | undefined;
