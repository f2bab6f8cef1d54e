import { choice, code, common, count, day, instant, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { attendee } from './meeting-events.js';
import { modelCodes } from './model-codes.js';

const event = onTopic('muster.activities.v1');
const ofResource = { ...common, resource_id: uuid('资源编号（键）', 'Resource id, the key') };
const bookingId = uuid('预订编号', 'Booking id');
const offered = {
  kind: choice(
    ['expert', 'venue', 'equipment', 'course', 'service_point'],
    '资源类别：专家、场地、设备、课程、服务点',
    'Kind of resource',
  ),
  owner_unit_id: slug('提供单位', 'Unit that owns it'),
};
/** Whole, so that whoever is told of a booking need not have read what came before. */
const ofBooking = {
  ...ofResource,
  ...offered,
  booking_id: bookingId,
  starts_at: instant('开始时间', 'When it is taken from'),
  ends_at: instant('结束时间，下一预订可由此开始', 'When it is free again'),
  ...attendee,
};

export const resourceOffered = event(
  'resource.offered',
  { zh: '提供共享资源', en: 'A resource is offered' },
  record({ ...ofResource, ...offered, ...modelCodes }),
  ['1.0.0', '1.1.0'],
);

export const resourceChanged = event(
  'resource.changed',
  { zh: '资源说明变更', en: 'A resource is described anew' },
  record(
    { ...ofResource, ...modelCodes },
    {
      zh: '有 model_codes 时，运行机制的三项代码取代此前所述；无则不变',
      en: 'With model_codes, the three fields of the operating model replace those of before; without it they stay',
    },
  ),
  ['1.0.0', '1.1.0'],
);

export const resourceWithdrawn = event(
  'resource.withdrawn',
  { zh: '资源停止提供', en: 'A resource is offered no longer' },
  record(ofResource),
);

export const resourceBooked = event(
  'resource.booked',
  { zh: '资源预订', en: 'A resource is booked' },
  record(ofBooking),
);

export const resourceBookingCancelled = event(
  'resource.booking_cancelled',
  { zh: '预订取消', en: 'A booking is cancelled' },
  record({
    ...ofBooking,
    cancelled_by: choice(
      ['booker', 'owner', 'office'],
      '由何方取消：预订方、提供单位、理事会或派单员',
      'Who cancelled it: whom it was for, the owner unit, or the council or a dispatcher',
    ),
  }),
);

export const resourceUseRecorded = event(
  'resource.use_recorded',
  { zh: '预订使用人数', en: 'How many used a booking' },
  record({
    ...ofResource,
    booking_id: bookingId,
    persons: count('使用人数，以最近一次为准；0 为未使用', 'Persons as last recorded; 0 when nobody came'),
    month: code(
      '计入月份 YYYY-MM：预订开始之月（联盟所在时区）',
      'Month that it counts in, YYYY-MM: that of the start, in the alliance’s time zone',
    ),
  }),
);

export const resourceVisitsRecorded = event(
  'resource.visits_recorded',
  { zh: '当日到访人数', en: 'How many came on a day' },
  record({
    ...ofResource,
    on: day('日期', "Day in the alliance's time zone"),
    persons: count(
      '未预订而到访的人数，以最近一次为准',
      'Persons who came without a booking, as last recorded',
    ),
  }),
);
