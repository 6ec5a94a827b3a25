import type { Lead, LeadFieldName } from '@leadloom/contracts';
import { Button } from '../parts/button.tsx';
import { leadTexts as texts } from './texts.ts';
import type { LeadChange } from './use-update-lead.ts';

interface LeadConflictProps {
  read: Lead;
  conflict: { theirs: Lead; change: LeadChange };
  isSaving: boolean;
  onKeep: () => void;
  onTake: () => void;
}

/** Shows one's own values beside those that somebody else has stored meanwhile. */
export function LeadConflict({ read, conflict, isSaving, onKeep, onTake }: LeadConflictProps) {
  const mine = (conflict.change.fields ?? {}) as Partial<Record<LeadFieldName, unknown>>;
  const names = Object.keys(texts.fields) as LeadFieldName[];
  const rows = names.filter((name) => name in mine || conflict.theirs.fields[name] !== read.fields[name]);
  return (
    <div className="conflict" role="alert">
      <h2>{texts.conflictTitle}</h2>
      <p>{texts.conflictHint}</p>
      <table>
        <thead>
          <tr>
            <th scope="col" aria-label={texts.detail} />
            <th scope="col">{texts.conflictYours}</th>
            <th scope="col">{texts.conflictTheirs}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((name) => (
            <tr key={name}>
              <th scope="row">{texts.fields[name]}</th>
              <td>{name in mine ? show(mine[name]) : show(conflict.theirs.fields[name])}</td>
              <td>{show(conflict.theirs.fields[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="row">
        <Button tone="primary" isBusy={isSaving} onClick={onKeep}>
          {texts.keepMine}
        </Button>
        <Button onClick={onTake}>{texts.takeTheirs}</Button>
      </div>
    </div>
  );
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '–';
}
