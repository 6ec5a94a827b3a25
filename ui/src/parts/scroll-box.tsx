import type { ReactNode } from 'react';

/** A region that scrolls by itself; it takes the focus, as otherwise keys could not scroll it. */
export function ScrollBox({ label, className, children }: { label: string; className: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- for the keys
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
