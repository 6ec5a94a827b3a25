import { texts } from '../texts.ts';

export interface Picking<Item> {
  picked: ReadonlySet<string>;
  onPick: (picked: ReadonlySet<string>) => void;
  /** What the row is called, for those who hear the page. */
  nameOf: (item: Item) => string;
}

/** Picks all rows that are loaded, or none. */
export function PickAll<Item>({ picking, keys }: { picking: Picking<Item>; keys: readonly string[] }) {
  const count = keys.filter((key) => picking.picked.has(key)).length;
  const isAll = count > 0 && count === keys.length;
  return (
    <div role="columnheader" className="cell cell-pick">
      <label>
        <input
          type="checkbox"
          aria-label={texts.list.pickAll}
          checked={isAll}
          ref={(box) => {
            if (box) box.indeterminate = count > 0 && !isAll;
          }}
          onChange={() => picking.onPick(new Set(isAll ? [] : keys))}
        />
      </label>
    </div>
  );
}

interface PickRowProps<Item> {
  picking: Picking<Item>;
  keys: readonly string[];
  item: Item;
  index: number;
}

/** Picks a row; with Shift, all from the last one that is picked above or below it. */
export function PickRow<Item>({ picking, keys, item, index }: PickRowProps<Item>) {
  const key = keys[index]!;
  const isPicked = picking.picked.has(key);
  const pick = (isRange: boolean) => {
    const next = new Set(picking.picked);
    if (isPicked) next.delete(key);
    else for (const other of isRange ? rangeTo(keys, picking.picked, index) : [key]) next.add(other);
    picking.onPick(next);
  };
  return (
    <div role="cell" className="cell cell-pick">
      <label>
        <input
          type="checkbox"
          aria-label={texts.list.pick(picking.nameOf(item))}
          checked={isPicked}
          onChange={(event) => pick((event.nativeEvent as MouseEvent).shiftKey)}
        />
      </label>
    </div>
  );
}

/** From the nearest picked row to this one, both included. */
function rangeTo(keys: readonly string[], picked: ReadonlySet<string>, index: number): readonly string[] {
  const above = keys.slice(0, index).findLastIndex((key) => picked.has(key));
  if (above !== -1) return keys.slice(above, index + 1);
  const below = keys.findIndex((key, place) => place > index && picked.has(key));
  return below === -1 ? [keys[index]!] : keys.slice(index, below + 1);
}
