import { commands } from '../commands.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ScrollBox } from '../parts/scroll-box.tsx';
import { texts } from '../texts.ts';
import { Keys } from './keys.tsx';

export function KeyHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog title={texts.keys.title} width="wide" onClose={onClose}>
      <ScrollBox className="key-box" label={texts.keys.title}>
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
      </ScrollBox>
    </Dialog>
  );
}
