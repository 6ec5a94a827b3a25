/** Does the work for each item, for at most so many at a time; the outcomes in the order of the items. */
export async function inParallel<Item, Outcome>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<Outcome>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  const take = async () => {
    for (let place = next++; place < items.length; place = next++) outcomes[place] = await work(items[place] as Item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, take));
  return outcomes;
}
