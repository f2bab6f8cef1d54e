import { Tag } from 'antd';
import { instantText, spanText, urgencyOf } from '../language/instants.js';
import { useLanguage } from '../language/language-context.js';
import { useNow } from './use-now.js';

const COLOURS = { late: 'error', soon: 'warning', ahead: 'success' } as const;

/** How long until a deadline, or since; in words, so that nothing hangs on the colour alone. */
export function Countdown({ dueAt, label }: { dueAt: string; label?: string }) {
  const { language, t } = useLanguage();
  const now = useNow();
  const urgency = urgencyOf(dueAt, now);
  const span = spanText(Math.abs(Date.parse(dueAt) - now), language);
  const text =
    urgency === 'late'
      ? t({ zh: `逾时 ${span}`, en: `late by ${span}` })
      : t({ zh: `剩 ${span}`, en: `${span} left` });
  return (
    <Tag color={COLOURS[urgency]} className="countdown" title={instantText(dueAt)}>
      {label && t({ zh: `${label}：`, en: `${label}: ` })}
      {text}
    </Tag>
  );
}
