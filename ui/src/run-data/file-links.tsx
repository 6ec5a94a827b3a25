import { filesOf } from './binary-data.ts';
import { runDataTexts as texts } from './texts.ts';

/** The files of an item: name, type and size, to be saved, or looked at where that is safe. */
export function FileLinks({ executionId, binary }: { executionId: string | null; binary: unknown }) {
  return filesOf(executionId, binary).map(({ property, name, facts, address, viewAddress }) => (
    <div key={property}>
      {address === null ? (
        name
      ) : (
        <a href={address} download={name}>
          {name}
        </a>
      )}{' '}
      <span className="muted">{facts}</span>{' '}
      {viewAddress === null ? null : (
        <a href={viewAddress} target="_blank" rel="noreferrer">
          {texts.openFile}
        </a>
      )}
    </div>
  ));
}
