import type { ReactNode } from 'react';

/** What is wider than the page, to be moved sideways with the keyboard too although nothing in it takes the focus (WCAG 2.1.1). */
export function ScrollRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="scroll-region" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
