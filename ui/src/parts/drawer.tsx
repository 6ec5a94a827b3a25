import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import './drawer.css';

interface DrawerProps {
  label: string;
  onClose: () => void;
  head: ReactNode;
  children: ReactNode;
  width?: 'normal' | 'wide' | undefined;
}

/** A panel at the right edge (the whole screen on a phone) beside content that stays usable. Takes the focus; Escape closes it. */
export function Drawer({ label, onClose, head, children, width = 'normal' }: DrawerProps) {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    ref.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape from anywhere inside
    <aside
      ref={ref}
      tabIndex={-1}
      className={`drawer drawer-${width}`}
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="drawer-head">
        <div className="grow">{head}</div>
        <Button tone="quiet" icon={X} isIconOnly aria-label={texts.actions.close} onClick={onClose} />
      </header>
      <div className="drawer-body">{children}</div>
    </aside>
  );
}
