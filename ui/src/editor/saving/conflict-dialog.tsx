import { useState, useSyncExternalStore } from 'react';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { showError, showToast } from '../../parts/toasts.ts';
import type { Saver } from './create-saver.ts';
import { savingTexts as texts } from './texts.ts';

/** Two have changed the same: whose changes are to be seen? */
export function ConflictDialog({ saver }: { saver: Saver }) {
  const { conflict } = useSyncExternalStore(saver.subscribe, saver.read);
  const [isBusy, setIsBusy] = useState(false);
  if (conflict === null) return null;
  const decide = async (choose: () => Promise<number | void>) => {
    setIsBusy(true);
    try {
      const refused = await choose();
      if (typeof refused === 'number' && refused > 0) showToast('bad', texts.refused(refused));
    } catch (error) {
      showError(error);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title={texts.conflictTitle}
      onClose={() => undefined}
      footer={
        <>
          <Button isBusy={isBusy} onClick={() => void decide(() => saver.takeTheirs())}>
            {texts.takeTheirs}
          </Button>
          <Button tone="primary" isBusy={isBusy} onClick={() => void decide(() => saver.keepMine())}>
            {texts.keepMine}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p>{texts.conflictHint(conflict.savedBy, new Date(conflict.savedAt).toLocaleTimeString())}</p>
        <ul className="findings-list">
          {conflict.conflicts.map((one) => (
            <li key={`${one.about} ${one.node} ${one.setting}`}>{texts.conflictOf(one)}</li>
          ))}
        </ul>
        <p className="muted">{texts.conflictChoice}</p>
      </div>
    </Dialog>
  );
}
