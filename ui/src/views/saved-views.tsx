import type { ViewPage } from '@leadloom/contracts';
import { Bookmark, BookmarkPlus, List, Trash2, Users } from 'lucide-react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Button } from '../parts/button.tsx';
import { Menu, type MenuItem } from '../parts/menu.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { viewTexts as texts } from './texts.ts';
import { useViews } from './use-views.ts';

/** The views of a list: a menu that leads to each, saves what is shown, and deletes the one that is shown. */
export function SavedViews({ page }: { page: ViewPage }) {
  const [params, setParams] = useSearchParams();
  const { views, create, remove } = useViews(page);
  const [isSaving, setIsSaving] = useState(false);
  const query = sorted(params);
  const shown = views.find((view) => sorted(new URLSearchParams(view.query)) === query);
  const items: MenuItem[] = [
    ...(query === '' ? [] : [{ label: texts.all, icon: List, run: () => setParams({}) }]),
    ...views.map((view) => ({
      label: view.name,
      icon: view.isShared ? Users : Bookmark,
      run: () => setParams(new URLSearchParams(view.query)),
    })),
    ...(query === '' || shown ? [] : [{ label: texts.save, icon: BookmarkPlus, run: () => setIsSaving(true) }]),
    ...(shown
      ? [{ label: texts.remove(shown.name), icon: Trash2, tone: 'danger' as const, run: () => remove(shown) }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <Menu
        items={items}
        label={texts.label}
        align="start"
        trigger={<Button icon={Bookmark}>{shown?.name ?? texts.label}</Button>}
      />
      {isSaving ? <SaveViewDialog query={query} create={create} onClose={() => setIsSaving(false)} /> : null}
    </>
  );
}

/** One list has one text, in whatever order its filters were set. */
function sorted(params: URLSearchParams): string {
  const copy = new URLSearchParams(params);
  copy.sort();
  return copy.toString();
}
