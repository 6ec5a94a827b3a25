import { ViewportPortal } from '@xyflow/react';
import type { Guides } from './find-guides.ts';
import './guide-lines.css';

/** Lines through the drawing that show what a dragged node is in line with. */
export function GuideLines({ guides }: { guides: Guides | null }) {
  if (guides === null || (guides.x === null && guides.y === null)) return null;
  return (
    <ViewportPortal>
      {guides.x === null ? null : <div className="guide guide-down" style={{ left: guides.x }} />}
      {guides.y === null ? null : <div className="guide guide-across" style={{ top: guides.y }} />}
    </ViewportPortal>
  );
}
