import type { ReactNode, Ref } from 'react';

interface ScrollBoxProps {
  label: string;
  className: string;
  ref?: Ref<HTMLElement>;
  children: ReactNode;
}

/** A region that scrolls by itself; it takes the focus, as otherwise keys could not scroll it. */
export function ScrollBox({ label, className, ref, children }: ScrollBoxProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- for the keys
    <section ref={ref} className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
