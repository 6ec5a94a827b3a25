import type { NodeProperty } from '@leadloom/contracts';
import { valueAt } from '@leadloom/graph';
import { CodeEditor, type CodeLanguage } from '../code/index.tsx';
import { useForm } from '../scene.ts';
import type { InputProps } from './input-props.ts';

export function CodeInput({ id, field, value, isReadOnly, onChange }: InputProps) {
  const { values } = useForm();
  return (
    <CodeEditor
      id={id}
      label={field.displayName}
      language={languageOf(field, valueAt(values, 'language'))}
      value={typeof value === 'string' ? value : ''}
      isReadOnly={isReadOnly || field.typeOptions?.['editorIsReadOnly'] === true}
      onChange={onChange}
    />
  );
}

function languageOf({ typeOptions }: NodeProperty, chosen: unknown): CodeLanguage {
  const editor = typeOptions?.['editor'];
  if (editor === 'sqlEditor') return 'sql';
  if (editor === 'htmlEditor' || editor === 'cssEditor') return 'html';
  const language = typeOptions?.['editorLanguage'] ?? chosen;
  return typeof language === 'string' && language.startsWith('python') ? 'python' : 'javascript';
}
