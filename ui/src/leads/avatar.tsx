import type { LeadFields } from '@leadloom/contracts';
import { leadName } from './lead-name.ts';
import './lead-badges.css';

/** Initials of a person in a circle. */
export function Avatar({ fields, isLarge = false }: { fields: LeadFields; isLarge?: boolean }) {
  const letters = [fields.firstName, fields.lastName].map((name) => Array.from(name ?? '')[0]).join('');
  const initials = letters === '' ? (Array.from(leadName(fields))[0] ?? '') : letters;
  return (
    <span className={isLarge ? 'avatar avatar-large' : 'avatar'} aria-hidden>
      {initials.toUpperCase()}
    </span>
  );
}
