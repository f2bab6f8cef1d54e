import { Card, Typography } from 'antd';
import type { Shape } from '../api/api.js';
import { useNow } from '../app/use-now.js';
import { useLanguage } from '../language/language-context.js';
import { BookButton } from './book-button.js';
import { byDay } from './by-day.js';
import { BookingLine } from './booking-line.js';

type Resource = Shape<'ResourceView'>;
type Booking = Resource['bookings'][number];

/** When the resource is taken, day by day; what is over stands behind, the latest first. */
export function BookingsCard({ resource }: { resource: Resource }) {
  const { t } = useLanguage();
  const now = useNow();
  const ahead = resource.bookings.filter(({ ends_at }) => Date.parse(ends_at) > now);
  const over = resource.bookings.filter(({ ends_at }) => Date.parse(ends_at) <= now).toReversed();
  return (
    <Card title={t({ zh: '预订', en: 'Bookings' })} extra={<BookButton resource={resource} />}>
      {ahead.length === 0 && (
        <Typography.Text type="secondary">
          {t({ zh: '目前没有预订。', en: 'None at present.' })}
        </Typography.Text>
      )}
      <Days resource={resource} bookings={ahead} />
      {over.length > 0 && (
        <details className="log">
          <summary>
            {t({ zh: `已结束的预订（${over.length}）`, en: `Bookings that are over (${over.length})` })}
          </summary>
          <Days resource={resource} bookings={over} />
        </details>
      )}
    </Card>
  );
}

function Days({ resource, bookings }: { resource: Resource; bookings: readonly Booking[] }) {
  return byDay(bookings).map(({ day, bookings: ofDay }) => (
    <section key={day} aria-label={day} className="day">
      <Typography.Title level={5}>{day}</Typography.Title>
      <ul className="units">
        {ofDay.map((booking) => (
          <BookingLine key={booking.id} resource={resource} booking={booking} />
        ))}
      </ul>
    </section>
  ));
}
