import { ArrowLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './canvas-frame.css';

interface CanvasFrameProps {
  back: { to: string; label: string };
  title: string;
  facts: ReactNode;
  actions: ReactNode;
  children: ReactNode;
}

/** A page that is a canvas: a bar on top, the drawing fills the rest of the window. */
export function CanvasFrame({ back, title, facts, actions, children }: CanvasFrameProps) {
  return (
    <div className="frame">
      <header className="frame-head">
        <Link to={back.to} className="button button-quiet button-icon" aria-label={back.label} title={back.label}>
          <ArrowLeft size={17} aria-hidden />
        </Link>
        <h1 className="truncate" title={title}>
          {title}
        </h1>
        <div className="frame-facts">{facts}</div>
        <div className="frame-actions">{actions}</div>
      </header>
      {children}
    </div>
  );
}
