import { Ellipsis, type LucideIcon } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import './menu.css';

export interface MenuItem {
  label: string;
  icon?: LucideIcon | undefined;
  tone?: 'danger' | undefined;
  isDisabled?: boolean | undefined;
  run: () => void;
}

interface MenuProps {
  items: readonly MenuItem[];
  label?: string | undefined;
  /** Instead of the button with three dots. */
  renderTrigger?:
    ((open: { onClick: () => void; 'aria-haspopup': 'menu'; 'aria-expanded': boolean }) => ReactNode) | undefined;
  align?: 'start' | 'end' | undefined;
}

/** A button that opens a list of actions: arrows move, Escape or a click outside closes. */
export function Menu({ items, label = texts.actions.more, renderTrigger, align = 'end' }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isOpen) return undefined;
    ref.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const close = (event: PointerEvent) => {
      if (!ref.current?.contains(event.target as Node)) setIsOpen(false);
    };
    document.addEventListener('pointerdown', close);
    return () => document.removeEventListener('pointerdown', close);
  }, [isOpen]);
  const step = (by: number) => {
    const all = [...(ref.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    all[(all.indexOf(document.activeElement as HTMLElement) + by + all.length) % all.length]?.focus();
  };
  const open = { onClick: () => setIsOpen(!isOpen), 'aria-haspopup': 'menu', 'aria-expanded': isOpen } as const;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys belong to the menu inside
    <div
      className="menu"
      ref={ref}
      onKeyDown={(event) => {
        if (!isOpen) return;
        if (event.key === 'ArrowDown') step(1);
        else if (event.key === 'ArrowUp') step(-1);
        else if (event.key === 'Escape' || event.key === 'Tab') {
          setIsOpen(false);
          ref.current?.querySelector<HTMLElement>('[aria-haspopup]')?.focus();
        } else return;
        event.preventDefault();
      }}
    >
      {renderTrigger ? (
        renderTrigger(open)
      ) : (
        <Button tone="quiet" icon={Ellipsis} isIconOnly aria-label={label} {...open} />
      )}
      {isOpen ? (
        <div className={`menu-list menu-${align}`} role="menu" aria-label={label}>
          {items.map(({ label: text, icon: Icon, tone, isDisabled, run }) => (
            <button
              key={text}
              type="button"
              role="menuitem"
              disabled={isDisabled}
              className={tone === 'danger' ? 'menu-item menu-danger' : 'menu-item'}
              onClick={() => {
                setIsOpen(false);
                run();
              }}
            >
              {Icon ? <Icon size={16} aria-hidden /> : null}
              {text}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
