import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

const pauseMs = 400;

/** A text that is being typed: it is handed on when typing pauses or the field is left, so that undo goes by thoughts and not by letters. */
export function useDraft<Value>(value: Value, commit: (value: Value) => void) {
  const [draft, setDraft] = useState<{ value: Value } | null>(null);
  const latest = useRef({ commit, draft });
  useLayoutEffect(() => {
    latest.current = { commit, draft };
  });
  const flush = useCallback(() => {
    const { draft: open, commit: handOn } = latest.current;
    if (open === null) return;
    latest.current = { commit: handOn, draft: null };
    setDraft(null);
    handOn(open.value);
  }, []);
  useEffect(() => {
    if (draft === null) return undefined;
    const timer = window.setTimeout(flush, pauseMs);
    return () => window.clearTimeout(timer);
  }, [draft, flush]);
  // What is open when the form goes away counts as well.
  useEffect(() => flush, [flush]);
  return { text: draft === null ? value : draft.value, type: (next: Value) => setDraft({ value: next }), flush };
}
