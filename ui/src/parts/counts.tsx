import { formatNumber } from '../texts.ts';
import './section.css';

interface CountsProps<Name extends string> {
  counts: Readonly<Record<Name, number>>;
  names: readonly Name[];
  titles: Readonly<Record<Name, string>>;
  /** Of what should be none. */
  bad?: Name | undefined;
}

/** A few numbers side by side, each under its title. */
export function Counts<Name extends string>({ counts, names, titles, bad }: CountsProps<Name>) {
  return (
    <dl className="card counts">
      {names.map((name) => (
        <div key={name}>
          <dt>{titles[name]}</dt>
          <dd className={name === bad && counts[name] > 0 ? 'counts-bad' : undefined}>{formatNumber(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}
