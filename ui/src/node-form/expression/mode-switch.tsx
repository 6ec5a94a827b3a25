import { formTexts as texts } from '../texts.ts';

interface ModeSwitchProps {
  label: string;
  isExpression: boolean;
  onChange: (isExpression: boolean) => void;
}

/** Fixed value or expression. */
export function ModeSwitch({ label, isExpression, onChange }: ModeSwitchProps) {
  return (
    <span className="mode-switch" role="group" aria-label={texts.modeOf(label)}>
      <button type="button" aria-pressed={!isExpression} onClick={() => (isExpression ? onChange(false) : undefined)}>
        {texts.fixed}
      </button>
      <button type="button" aria-pressed={isExpression} onClick={() => (isExpression ? undefined : onChange(true))}>
        {texts.expression}
      </button>
    </span>
  );
}
