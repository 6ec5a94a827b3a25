/**
 * Groups the indexes of `keysOf` that share a key, directly or through others: rows of one person.
 * @param keysOf keys of each entry; equal keys mean the same person
 */
export function groupByIdentity(keysOf: readonly (readonly string[])[]): number[][] {
  const parent = keysOf.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] as number;
    parent[index] = root;
    return root;
  };
  const firstWith = new Map<string, number>();
  for (const [index, keys] of keysOf.entries()) {
    for (const key of keys) {
      const first = firstWith.get(key);
      if (first === undefined) firstWith.set(key, index);
      else parent[rootOf(index)] = rootOf(first);
    }
  }
  const groups = new Map<number, number[]>();
  for (const index of keysOf.keys()) {
    const root = rootOf(index);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [index]);
    else group.push(index);
  }
  return [...groups.values()];
}
