import type { NodeTypeInfo } from '@leadloom/contracts';
import type { NodeAction } from '@leadloom/graph';
import { byPopularity, type PaletteCategory, paletteCategories } from './categories.ts';
import { searchTypes } from './search-types.ts';

/** A list over this length is not read, but searched. */
export const maxLines = 12;
const maxFound = 40;

export type PaletteLine =
  | { kind: 'category'; category: PaletteCategory; count: number }
  | { kind: 'type'; type: NodeTypeInfo; isRecent: boolean }
  | { kind: 'plain'; type: NodeTypeInfo }
  | { kind: 'action'; type: NodeTypeInfo; action: NodeAction };

export type PaletteStep =
  | { at: 'start' }
  | { at: 'category'; category: PaletteCategory }
  | { at: 'actions'; type: NodeTypeInfo; actions: readonly NodeAction[] };

interface Shelf {
  /** Types that fit where the node goes. */
  types: readonly NodeTypeInfo[];
  recents: readonly string[];
  typed: string;
}

/** What the palette lists, and how many more there are. */
export function linesOf(step: PaletteStep, shelf: Shelf): { lines: PaletteLine[]; more: number } {
  if (step.at === 'actions') return cut(actionLines(step, shelf.typed), shelf.typed);
  const types = step.at === 'category' ? shelf.types.filter(step.category.has) : shelf.types;
  if (shelf.typed.trim() !== '') return cut(searchTypes(types, shelf.typed).map(toLine), shelf.typed);
  if (step.at === 'category' || types.length <= maxLines) return cut(types.toSorted(byPopularity).map(toLine), '');
  const recents = shelf.recents.flatMap((name) => types.filter((type) => type.name === name));
  const categories = paletteCategories
    .map((category) => ({ kind: 'category' as const, category, count: types.filter(category.has).length }))
    .filter(({ count }) => count > 0);
  // Where one kind alone fits, the step of choosing among kinds is left out.
  if (categories.length === 1) return cut(types.toSorted(byPopularity).map(toLine), '');
  return {
    lines: [...recents.map((type) => ({ kind: 'type' as const, type, isRecent: true })), ...categories],
    more: 0,
  };
}

function actionLines({ type, actions }: Extract<PaletteStep, { at: 'actions' }>, typed: string): PaletteLine[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  const found = actions.filter(({ title, group }) => {
    const text = `${title} ${group}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  return [
    ...(words.length === 0 ? [{ kind: 'plain' as const, type }] : []),
    ...found.map((action) => ({ kind: 'action' as const, type, action })),
  ];
}

const toLine = (type: NodeTypeInfo): PaletteLine => ({ kind: 'type', type, isRecent: false });

function cut(lines: PaletteLine[], typed: string): { lines: PaletteLine[]; more: number } {
  const shown = lines.slice(0, typed.trim() === '' ? maxLines : maxFound);
  return { lines: shown, more: lines.length - shown.length };
}
