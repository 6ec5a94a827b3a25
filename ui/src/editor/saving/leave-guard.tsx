import { useEffect, useEffectEvent } from 'react';
import { useBlocker } from 'react-router';
import { ConfirmDialog } from '../../parts/confirm-dialog.tsx';
import type { Saver } from './create-saver.ts';
import { savingTexts as texts } from './texts.ts';

/** Saves before the page is left; asks only when that cannot be done. */
export function LeaveGuard({ saver, isSaved }: { saver: Saver; isSaved: boolean }) {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => !isSaved && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    if (isSaved) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [isSaved]);
  const isBlocked = blocker.state === 'blocked';
  const saveFirst = useEffectEvent(() => {
    saver.flush().then(
      () => blocker.proceed?.(),
      () => undefined,
    );
  });
  useEffect(() => {
    if (isBlocked) saveFirst();
  }, [isBlocked]);
  if (!isBlocked || saver.read().trouble === 'saving') return null;
  return (
    <ConfirmDialog
      title={texts.leaveTitle}
      confirm={texts.leave}
      isBusy={false}
      onConfirm={() => blocker.proceed()}
      onClose={() => blocker.reset()}
    >
      {texts.leaveHint}
    </ConfirmDialog>
  );
}
