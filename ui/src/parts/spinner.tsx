import { LoaderCircle } from 'lucide-react';
import './spinner.css';

export function Spinner({ size = 18, label }: { size?: number; label?: string }) {
  return (
    <LoaderCircle
      size={size}
      className="spinner"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    />
  );
}
