import { SearchX } from 'lucide-react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What stands in place of a list that has rows, none of which match. */
export function NothingMatches({ onClear }: { onClear: () => void }) {
  return (
    <Notice
      icon={SearchX}
      title={texts.list.nothingMatches}
      action={<Button onClick={onClear}>{texts.actions.clearFilters}</Button>}
    >
      {texts.list.nothingMatchesHint}
    </Notice>
  );
}
