import type { NodeTypeInfo } from '@leadloom/contracts';
import { onlyAccounts } from '@leadloom/graph';
import { useConnections } from '../../node-form/credentials/use-connections.ts';
import { useDescriptions } from './use-descriptions.ts';

/** Finds what a new node of a type logs in with, where there is one account of its kind. */
export function useOnlyAccounts() {
  const connections = useConnections();
  const { describe } = useDescriptions();
  return async (type: NodeTypeInfo, parameters: Record<string, unknown>) => {
    if (type.credentials.length === 0) return {};
    return onlyAccounts({ typeVersion: type.version, description: await describe(type) }, parameters, connections);
  };
}
