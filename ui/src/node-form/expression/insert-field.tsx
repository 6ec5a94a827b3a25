import { Braces } from 'lucide-react';
import { Button } from '../../parts/button.tsx';
import { Menu } from '../../parts/menu.tsx';
import { formTexts as texts } from '../texts.ts';
import { fieldsOf } from './fields-of.ts';
import { useSample } from './use-sample.ts';

/** The way of the keyboard for what the mouse drags: a field of the input put into a parameter. */
export function InsertField({ label, onChoose }: { label: string; onChoose: (expression: string) => void }) {
  const fields = fieldsOf(useSample());
  const name = `${texts.insertField}: ${label}`;
  if (fields.length === 0) return null;
  return (
    <Menu
      label={name}
      trigger={<Button tone="quiet" isIconOnly icon={Braces} aria-label={name} />}
      items={fields.map(({ label: field, expression }) => ({ label: field, run: () => onChoose(expression) }))}
    />
  );
}
