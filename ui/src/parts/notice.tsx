import { CircleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import { Button } from './button.tsx';
import { messageOf } from './toasts.ts';
import './notice.css';

interface NoticeProps {
  icon?: LucideIcon | undefined;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
  tone?: 'plain' | 'bad' | undefined;
}

/** What stands where content would be: nothing yet, nothing found, or an error; with what to do next. */
export function Notice({ icon: Icon, title, children, action, tone = 'plain' }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : undefined}>
      {Icon ? (
        <span className="notice-icon">
          <Icon size={22} aria-hidden />
        </span>
      ) : null}
      <h2>{title}</h2>
      {children ? <div className="notice-text">{children}</div> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}

export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }) {
  return (
    <Notice
      icon={CircleAlert}
      tone="bad"
      title={texts.errors.loadFailed}
      action={onRetry ? <Button onClick={onRetry}>{texts.actions.retry}</Button> : undefined}
    >
      {messageOf(error)}
    </Notice>
  );
}
