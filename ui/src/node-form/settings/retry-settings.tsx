import type { RetryPolicy, RetryRule } from '@leadloom/contracts';
import { formTexts } from '../texts.ts';

const texts = formTexts.settings;
const classes = Object.keys(texts.classes) as (keyof typeof texts.classes)[];

interface RetrySettingsProps {
  policy: RetryPolicy;
  isReadOnly: boolean;
  onChange: (policy: RetryPolicy) => void;
}

/** How often and how far apart, by kind of failure; a kind without a number is left to the workflow. */
export function RetrySettings({ policy, isReadOnly, onChange }: RetrySettingsProps) {
  const setRule = (name: keyof RetryPolicy, rule: RetryRule | undefined) => {
    const { [name]: _gone, ...others } = policy;
    onChange(rule === undefined ? others : { ...others, [name]: rule });
  };
  return (
    <fieldset className="form-group">
      <legend>{texts.retry}</legend>
      {classes.map((name) => {
        const rule = policy[name];
        const label = texts.classes[name];
        return (
          <div key={name} className="form-line">
            <span>{label}</span>
            <input
              type="number"
              className="input num"
              aria-label={`${label}: ${texts.retries}`}
              placeholder={texts.retries}
              min={0}
              max={1000}
              value={rule?.retries ?? ''}
              disabled={isReadOnly}
              onChange={({ target }) =>
                setRule(name, target.value === '' ? undefined : { ...rule, retries: Number(target.value) })
              }
            />
            <input
              type="number"
              className="input num"
              aria-label={`${label}: ${texts.waitSeconds}`}
              placeholder={texts.waitSeconds}
              min={1}
              value={rule?.waitSeconds ?? ''}
              disabled={isReadOnly || rule === undefined}
              onChange={({ target }) => {
                if (rule === undefined) return;
                const { waitSeconds: _gone, ...others } = rule;
                setRule(name, target.value === '' ? others : { ...others, waitSeconds: Number(target.value) });
              }}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
