import { commands } from '../commands.ts';
import { Dialog } from '../parts/dialog.tsx';
import { texts } from '../texts.ts';
import { Keys } from './keys.tsx';

export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={texts.keys.title} width="wide" onClose={onClose}>
      <dl className="key-list">
        {commands.map((command) =>
          command.keys ? (
            <div key={command.id}>
              <dt>{command.title}</dt>
              <dd>
                <Keys keys={command.keys} />
              </dd>
            </div>
          ) : null,
        )}
      </dl>
    </Dialog>
  );
}
