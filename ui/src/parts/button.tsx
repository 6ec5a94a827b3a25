import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes } from 'react';
import { Spinner } from './spinner.tsx';
import './button.css';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  tone?: 'primary' | 'plain' | 'quiet' | 'danger' | undefined;
  icon?: LucideIcon | undefined;
  isBusy?: boolean | undefined;
  /** Icon alone; then `aria-label` is required. */
  isIconOnly?: boolean | undefined;
}

export function Button({ tone = 'plain', icon: Icon, isBusy, isIconOnly, children, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      title={isIconOnly ? rest['aria-label'] : undefined}
      {...rest}
      disabled={rest.disabled === true || isBusy === true}
      aria-busy={isBusy}
      className={['button', `button-${tone}`, isIconOnly ? 'button-icon' : '', className].filter(Boolean).join(' ')}
    >
      {isBusy ? <Spinner size={15} /> : Icon ? <Icon size={16} aria-hidden /> : null}
      {children}
    </button>
  );
}
