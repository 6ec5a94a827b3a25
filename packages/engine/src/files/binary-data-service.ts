import type { BinaryDataService } from 'n8n-core';
import { n8nCore, requireShared } from '../n8n.ts';

/** n8n's one door to binary data. */
export function binaryDataService(): BinaryDataService {
  const { Container } = requireShared('@n8n/di') as { Container: { get<T>(type: new (...args: never[]) => T): T } };
  return Container.get(n8nCore().BinaryDataService);
}
