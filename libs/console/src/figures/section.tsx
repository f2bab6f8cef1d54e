import { Typography } from 'antd';
import { type ReactNode, useId } from 'react';

/** A part of a page of figures under its own heading. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="section">
      <Typography.Title level={3} id={id}>
        {title}
      </Typography.Title>
      {children}
    </section>
  );
}
