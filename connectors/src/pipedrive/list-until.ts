interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | undefined;
}

/**
 * Reads pages, newest records first, until `isEnough`, the end, or `maxPages`. Tells whether all records were seen: then what was not
 * found is not there.
 */
export async function listUntil<Item>(
  maxPages: number,
  readPage: (cursor: string | undefined) => Promise<ListPage<Item>>,
  visit: (item: Item) => void,
  isEnough: () => boolean,
): Promise<boolean> {
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const { items, nextCursor } = await readPage(cursor);
    for (const item of items) visit(item);
    if (nextCursor === undefined) return true;
    if (isEnough()) return false;
    cursor = nextCursor;
  }
  return false;
}
