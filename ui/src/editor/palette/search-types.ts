import type { NodeTypeInfo } from '@leadloom/contracts';
import { byPopularity } from './categories.ts';

/** Node types that all the words find, the best first: by name, then by other names, then by service and what they do. */
export function searchTypes(types: readonly NodeTypeInfo[], typed: string): NodeTypeInfo[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return types
    .map((type) => ({ type, rank: rankOf(type, words) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || byPopularity(a.type, b.type))
    .map(({ type }) => type);
}

function rankOf(type: NodeTypeInfo, words: readonly string[]): number {
  const name = type.displayName.toLowerCase();
  const aliases = type.aliases.map((alias) => alias.toLowerCase());
  const others = `${type.name} ${type.description} ${type.categories.join(' ')}`.toLowerCase();
  const ranks = words.map((word) => {
    if (name === word) return 20;
    if (name.startsWith(word)) return 12;
    if (name.includes(` ${word}`)) return 9;
    if (aliases.some((alias) => alias.startsWith(word))) return 7;
    if (name.includes(word)) return 5;
    return others.includes(word) ? 1 : 0;
  });
  if (ranks.includes(0)) return 0;
  // A service's own node comes before its trigger.
  return ranks.reduce<number>((sum, rank) => sum + rank, 0) - (type.isTrigger ? 0.5 : 0);
}
