import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';
import './toolbar.css';

/** A search field that tells its value once typing pauses. `/` puts the cursor into it (see commands.ts). */
export function SearchBox({
  value,
  label,
  onChange,
}: {
  value: string;
  label: string;
  onChange: (value: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  const sent = useRef(value);
  useEffect(() => {
    if (value !== sent.current) setTyped(value);
    sent.current = value;
  }, [value]);
  useEffect(() => {
    if (typed === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = typed;
      onChange(typed);
    }, 220);
    return () => clearTimeout(timer);
  }, [typed, onChange]);
  return (
    <div className="search">
      <Search size={16} aria-hidden />
      <input
        type="search"
        data-search
        className="input"
        placeholder={label}
        aria-label={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {typed === '' ? (
        <kbd aria-hidden>/</kbd>
      ) : (
        <button type="button" aria-label={texts.actions.dismiss} onClick={() => setTyped('')}>
          <X size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}
