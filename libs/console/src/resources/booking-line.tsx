import { Flex, Tag, Typography } from 'antd';
import { StepButtons } from '../actions/step-buttons.js';
import type { Shape } from '../api/api.js';
import { attendeeOf } from '../attendance/attendance.js';
import { useAttendees } from '../attendance/use-attendees.js';
import { useLanguage } from '../language/language-context.js';
import { spanText } from './span-text.js';

type Resource = Shape<'ResourceView'>;
type Booking = Resource['bookings'][number];

/** One booking: from when to when, for whom and what for, and what the reader may do about it. Of others' an enterprise sees the span. */
export function BookingLine({ resource, booking }: { resource: Resource; booking: Booking }) {
  const { t } = useLanguage();
  const { nameOf } = useAttendees([]);
  const { organisation, purpose, persons, cancelled_at, cancelled_reason } = booking;
  const span = spanText(booking.starts_at, booking.ends_at);
  return (
    <li>
      <Flex vertical gap="small">
        <Flex gap="small" wrap align="center">
          {/* The day stands above it. */}
          <strong>{span.slice(11)}</strong>
          {organisation ? (
            <span>{nameOf(attendeeOf({ ...organisation, persons: 0 }))}</span>
          ) : (
            <Tag>{t({ zh: '已占用', en: 'taken' })}</Tag>
          )}
          {cancelled_at !== null && <Tag color="red">{t({ zh: '已取消', en: 'cancelled' })}</Tag>}
          {persons !== null && (
            <Tag color="green">{t({ zh: `使用 ${persons} 人`, en: `used by ${persons}` })}</Tag>
          )}
        </Flex>
        {purpose && <p className="prose">{purpose}</p>}
        {cancelled_reason && (
          <Typography.Text type="secondary">
            {t({ zh: `取消原因：${cancelled_reason}`, en: `Cancelled: ${cancelled_reason}` })}
          </Typography.Text>
        )}
        <StepButtons
          of="resources"
          subject={{ id: resource.id, version: resource.version, actions: booking.actions }}
          parts={{ bookingId: booking.id }}
          initial={{ persons: persons ?? undefined }}
          about={span}
          most={2}
        />
      </Flex>
    </li>
  );
}
