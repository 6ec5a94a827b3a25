import type { NodeOptions } from '@leadloom/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from '../../parts/button.tsx';
import { messageOf } from '../../parts/toasts.ts';
import { formTexts as texts } from '../texts.ts';

interface OfferedNoteProps {
  query: UseQueryResult<NodeOptions>;
  /** The way out: the value is given by its id. */
  onById?: (() => void) | undefined;
}

/** Why a vendor offers nothing, and what can be done without it. */
export function OfferedNote({ query, onById }: OfferedNoteProps) {
  const reason = query.error ? messageOf(query.error) : (query.data?.error ?? null);
  if (reason === null) return null;
  return (
    <div className="field-error" role="alert">
      {texts.choicesFailed(reason)}{' '}
      <span className="row">
        <Button tone="quiet" isBusy={query.isFetching} onClick={() => void query.refetch()}>
          {texts.refresh}
        </Button>
        {onById ? (
          <Button tone="quiet" onClick={onById}>
            {texts.byId}
          </Button>
        ) : null}
      </span>
    </div>
  );
}
