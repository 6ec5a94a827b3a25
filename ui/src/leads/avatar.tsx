import type { LeadFields } from '@leadloom/contracts';
import { leadName } from './lead-name.ts';
import './lead-badges.css';

/** Initials of a person in a circle. */
export function Avatar({ fields, isLarge = false }: { fields: LeadFields; isLarge?: boolean }) {
  const letters = [fields.firstName, fields.lastName].flatMap((name) => [...(name ?? '')].slice(0, 1)).join('');
  const initials = letters === '' ? [...leadName(fields)].slice(0, 1).join('') : letters;
  return (
    <span className={isLarge ? 'avatar avatar-large' : 'avatar'} aria-hidden>
      {initials.toUpperCase()}
    </span>
  );
}
