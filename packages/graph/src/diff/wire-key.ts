import type { Wire } from '@leadloom/contracts';

/** The same for wires between the same ports. */
export function wireKey({ source, sourceType, sourceIndex, target, targetType, targetIndex }: Wire): string {
  return JSON.stringify([source, sourceType, sourceIndex, target, targetType, targetIndex]);
}
