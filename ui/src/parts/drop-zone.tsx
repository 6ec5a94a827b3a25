import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import './drop-zone.css';

interface DropZoneProps {
  title: string;
  hint: string;
  /** As in the file input: `.csv,text/csv`. */
  accept: string;
  onFile: (file: File) => void;
}

/** A place to drop a file, which is also the button that opens the file dialog. */
export function DropZone({ title, hint, accept, onFile }: DropZoneProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a drop has its like in the file dialog
    <label
      htmlFor={id}
      className={isOver ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const file = event.dataTransfer.files[0];
        if (file) onFile(file);
      }}
    >
      <FileUp size={22} aria-hidden />
      <b>{title}</b>
      <span className="muted">{hint}</span>
      <input
        id={id}
        type="file"
        accept={accept}
        className="visually-hidden"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onFile(file);
          event.target.value = '';
        }}
      />
    </label>
  );
}
