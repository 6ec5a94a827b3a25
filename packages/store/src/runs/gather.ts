interface Waiting<Item, Outcome> {
  item: Item;
  resolve: (outcome: Outcome) => void;
  reject: (reason: unknown) => void;
}

/**
 * Gathers what is given while a write is under way into the next one: under load few large writes, alone a write at once.
 * @param write answers an outcome for each item, in their order
 */
export function gather<Item, Outcome>(
  write: (items: Item[]) => Promise<Outcome[]>,
  largest: number,
): (item: Item) => Promise<Outcome> {
  const waiting: Waiting<Item, Outcome>[] = [];
  let isWriting = false;

  async function writeAll(): Promise<void> {
    isWriting = true;
    // What is given in the same turn belongs together.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) {
      const now = waiting.splice(0, largest);
      try {
        const outcomes = await write(now.map(({ item }) => item));
        for (const [place, { resolve }] of now.entries()) resolve(outcomes[place] as Outcome);
      } catch (error) {
        for (const { reject } of now) reject(error);
      }
    }
    isWriting = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!isWriting) void writeAll();
    });
}
