import type { Items } from './use-items.ts';

/** What each way to look at items gets. */
export interface ItemViewProps {
  items: Items;
  total: number;
  /** Says which places are in sight, so that they are fetched. */
  onRange: (first: number, last: number) => void;
  label: string;
}
