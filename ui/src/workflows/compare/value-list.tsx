import type { ValueDifference } from '@leadloom/contracts';
import { compareTexts as texts } from './texts.ts';

/** Values before and after, one below the other; expressions look as they do in a form. */
export function ValueList({ values }: { values: readonly ValueDifference[] }) {
  return (
    <dl className="compare-values">
      {values.map(({ path, before, after }) => (
        <div key={path.join('/')}>
          <dt>{path.filter((key) => key !== 'parameters').join(' › ')}</dt>
          <dd className="compare-before">
            <Value label={texts.before} value={before} />
          </dd>
          <dd className="compare-after">
            <Value label={texts.after} value={after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ label, value }: { label: string; value: unknown }) {
  const isExpression = typeof value === 'string' && value.startsWith('=');
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <>
      <span className="visually-hidden">{label}: </span>
      {value === undefined ? (
        <em>{texts.nothing}</em>
      ) : (
        <code className={isExpression ? 'compare-expression' : undefined}>{text}</code>
      )}
    </>
  );
}
