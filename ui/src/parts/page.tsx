import { type ReactNode, useEffect } from 'react';
import { texts } from '../texts.ts';
import './page.css';

interface PageProps {
  title: string;
  /** Beside the title: a count, a state. */
  aside?: ReactNode;
  actions?: ReactNode;
  /** `fill`: the page is as high as the window and its content scrolls by itself. */
  layout?: 'flow' | 'fill' | undefined;
  children: ReactNode;
}

export function Page({ title, aside, actions, layout = 'flow', children }: PageProps) {
  useTitle(title);
  return (
    <div className={`page page-${layout}`}>
      <header className="page-head">
        <div className="page-title">
          <h1>{title}</h1>
          {aside ? <div className="page-aside">{aside}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string) {
  useEffect(() => {
    document.title = `${title} · ${texts.product}`;
  }, [title]);
}
