import type { ReactNode } from 'react';
import { ScrollBox } from '../parts/scroll-box.tsx';
import type { GivenItem } from './item-source.ts';
import type { ItemViewProps } from './item-views.ts';
import { runDataTexts as texts } from './texts.ts';
import { useRows } from './use-rows.ts';

interface ItemListProps extends ItemViewProps {
  /** About how high one is. */
  height: number;
  renderItem: (item: GivenItem) => ReactNode;
}

/** Items one below the other, each under its number. */
export function ItemList({ height, renderItem, ...props }: ItemListProps) {
  const { items, label } = props;
  const { scroller, rows, visible } = useRows(props, height);
  return (
    <ScrollBox ref={scroller} className="data-box" label={label}>
      <div className="item-list" style={{ height: rows.getTotalSize() }}>
        {visible.map(({ index: place, start }) => {
          const row = items.at(place);
          return (
            <div
              key={place}
              ref={rows.measureElement}
              data-index={place}
              className="item-shown"
              style={{ transform: `translateY(${start}px)` }}
            >
              <span className="muted">{texts.item(row?.index ?? place)}</span>
              {row ? renderItem(row.item) : '…'}
            </div>
          );
        })}
      </div>
    </ScrollBox>
  );
}
