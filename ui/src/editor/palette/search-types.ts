import type { NodeTypeInfo } from '@leadloom/contracts';

/** Node types that the words find, the best first: name, then other names, then what they do. */
export function searchTypes(types: Iterable<NodeTypeInfo>, typed: string): NodeTypeInfo[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const ranked = [];
  for (const type of types) {
    const rank = rankOf(type, words);
    if (rank > 0) ranked.push({ type, rank });
  }
  return ranked
    .sort((a, b) => b.rank - a.rank || a.type.displayName.localeCompare(b.type.displayName, 'en'))
    .map(({ type }) => type);
}

function rankOf(type: NodeTypeInfo, words: readonly string[]): number {
  const name = type.displayName.toLowerCase();
  const other = `${type.name} ${type.description}`.toLowerCase();
  let rank = 0;
  for (const word of words) {
    const found =
      name === word
        ? 6
        : name.startsWith(word)
          ? 5
          : name.includes(` ${word}`)
            ? 4
            : name.includes(word)
              ? 3
              : other.includes(word)
                ? 1
                : 0;
    if (found === 0) return 0;
    rank += found;
  }
  return rank;
}
