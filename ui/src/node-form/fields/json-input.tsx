import { useState } from 'react';
import { CodeEditor } from '../code/index.tsx';
import { formTexts as texts } from '../texts.ts';
import type { InputProps } from './input-props.ts';

/** JSON is stored as the text that was written; a value that is no text as what the text says. */
export function JsonInput({ id, field, value, isReadOnly, onChange }: InputProps) {
  const isText = typeof value === 'string' || field.type === 'json';
  const [isBroken, setIsBroken] = useState(false);
  const commit = (text: string) => {
    const parsed = parse(text);
    setIsBroken(parsed === undefined && text.trim() !== '');
    if (isText) onChange(text);
    else if (parsed !== undefined) onChange(parsed);
  };
  return (
    <>
      <CodeEditor
        id={id}
        label={field.displayName}
        language="json"
        value={typeof value === 'string' ? value : JSON.stringify(value ?? {}, null, 2)}
        isReadOnly={isReadOnly}
        onChange={commit}
      />
      {isBroken ? <p className="field-error">{texts.jsonFault}</p> : null}
    </>
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
