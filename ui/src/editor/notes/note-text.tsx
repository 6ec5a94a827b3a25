import { useEffect, useRef } from 'react';
import { editorTexts as texts } from '../texts.ts';

interface NoteTextProps {
  text: string;
  className: string;
  onDone: (text: string) => void;
}

/** The Markdown of a note while it is written; it is done by Escape, and when the focus goes. */
export function NoteText({ text, className, onDone }: NoteTextProps) {
  const ref = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    ref.current?.focus();
    ref.current?.select();
  }, []);
  return (
    <textarea
      ref={ref}
      className={`${className} note-text nodrag nowheel nokey`}
      aria-label={texts.note.text}
      defaultValue={text}
      onBlur={(event) => onDone(event.target.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') event.currentTarget.blur();
      }}
    />
  );
}
