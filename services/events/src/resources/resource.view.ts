import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import type { Stored } from '@muster/recording';
import {
  type Booking,
  bookingsAhead,
  type Resource,
  RESOURCE_KINDS,
  type ResourceKind,
  type Uses,
  usesOf,
} from '../domain/resource.js';
import { ModelCodesView, noModelCodesExample, presentCodes } from '../model-codes/model-codes.view.js';
import { Actions } from '../looking-up/possible-actions.js';
import { publicBooker } from '../publishing/public-booker.js';
import { BOOKING_ACTIONS, bookingActions, RESOURCE_ACTIONS, resourceActions } from './resource-actions.js';
import type { UnitOfParty } from '../organisations/acts-for.js';

const nullable = (description: string, more: object = {}) =>
  ({ type: String, nullable: true, description, ...more }) as const;

/** When a resource is taken. */
export class TakenView {
  @ApiProperty({ format: 'date-time', description: '开始时间 / start, UTC' })
  starts_at: string;
  @ApiProperty({ format: 'date-time', description: '结束时间 / end, UTC' })
  ends_at: string;
}

export class OrganisationView {
  @ApiProperty({ required: false, description: '单位 / unit' })
  unit_id?: string;
  @ApiProperty({ required: false, description: '企业 / enterprise' })
  enterprise_id?: string;
  @ApiProperty({ required: false, description: '党组织 / party organisation' })
  party_organisation_id?: string;
}

export class ResourceBookingView extends TakenView {
  @ApiProperty({ format: 'uuid', description: '预订编号 / id' })
  id: string;
  @ApiProperty({
    type: OrganisationView,
    nullable: true,
    description: '预订单位；企业看不到他人的 / whom it is booked for; null to an enterprise that it is not',
  })
  organisation: OrganisationView | null;
  @ApiProperty(nullable('用途；企业看不到他人的 / purpose; null to an enterprise that it is not'))
  purpose: string | null;
  @ApiProperty(
    nullable('何时取消；未取消为空 / when it was cancelled, UTC; null while it stands', {
      format: 'date-time',
    }),
  )
  cancelled_at: string | null;
  @ApiProperty(nullable('取消原因 / why it was cancelled'))
  cancelled_reason: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '使用人数；未登记为空 / persons that used it; null when nothing is recorded',
  })
  persons: number | null;
  @Actions(BOOKING_ACTIONS)
  actions: string[];
}

/** What was recorded of a time. */
export class UsesView {
  @ApiProperty({ type: 'integer', description: '有人使用的预订数 / bookings that somebody came to' })
  bookings_used: number;
  @ApiProperty({
    type: 'integer',
    description: '使用与到访人数合计 / persons, of bookings and visits together',
  })
  persons: number;
}

export class MonthOfUsesView extends UsesView {
  @ApiProperty({
    description: '月份（联盟所在时区） / month in the alliance’s time zone',
    example: '2026-12',
  })
  month: string;
}

export class VisitsView {
  @ApiProperty({ format: 'date', description: '日期（联盟所在时区） / day in the alliance’s time zone' })
  on: string;
  @ApiProperty({ type: 'integer', description: '未预订而到访的人数 / persons who came without a booking' })
  persons: number;
}

/** A resource in a list. */
export class ResourceSummaryView extends ModelCodesView {
  @ApiProperty({ format: 'uuid', description: '资源编号 / id' })
  id: string;
  @ApiProperty({ enum: RESOURCE_KINDS, description: '类别 / kind' })
  kind: ResourceKind;
  @ApiProperty({ description: '名称 / name' })
  name: string;
  @ApiProperty(nullable('地点 / place'))
  place: string | null;
  @ApiProperty({ description: '提供单位 / unit that owns it' })
  owner_unit_id: string;
  @ApiProperty(
    nullable('何时停止提供；仍提供为空 / when it was withdrawn, UTC; null while it is offered', {
      format: 'date-time',
    }),
  )
  withdrawn_at: string | null;
  @ApiProperty({
    type: TakenView,
    nullable: true,
    description: '正在使用或最近一次预订 / the booking that runs or comes next',
  })
  next_booking: TakenView | null;
  @ApiProperty({
    type: UsesView,
    description: '今年（联盟所在时区） / this year, in the alliance’s time zone',
  })
  uses_this_year: UsesView;
  @ApiProperty({ description: '版本，同 ETag / version, as in ETag' })
  version: number;
}

/** A resource with its calendar. */
export class ResourceView extends ResourceSummaryView {
  @ApiProperty(nullable('说明 / note'))
  note: string | null;
  @ApiProperty(nullable('停止提供的原因 / why it was withdrawn'))
  withdrawn_reason: string | null;
  @ApiProperty({
    type: [ResourceBookingView],
    description:
      '按开始时间；结束超过 92 天的不再列出 / by start; those that ended more than 92 days ago are left out',
  })
  bookings: ResourceBookingView[];
  @ApiProperty({ type: [VisitsView], description: '最近的到访登记 / visits as recorded of the latest days' })
  visits: VisitsView[];
  @ApiProperty({ type: [MonthOfUsesView], description: '最近 36 个月 / the latest 36 months' })
  uses: MonthOfUsesView[];
  @Actions(RESOURCE_ACTIONS)
  actions: string[];
}

export class ResourcePage {
  @ApiProperty({ type: [ResourceSummaryView] })
  items: ResourceSummaryView[];
  @ApiProperty({ type: String, nullable: true, description: '下一页游标 / cursor of the next page' })
  next_cursor: string | null;
}

/** What an answer depends on besides the resource. */
export interface Surroundings {
  /** As `toISOString` writes it. */
  readonly now: string;
  /** `YYYY` in the alliance's time zone. */
  readonly year: string;
  readonly unitOfParty: UnitOfParty;
}

/** What everybody who may see resources sees of one; of its bookings only when the next one is. */
export function summarizeResource(
  { state, version }: Stored<Resource>,
  { now, year }: Surroundings,
): ResourceSummaryView {
  const [next] = bookingsAhead(state, now);
  return {
    id: state.id,
    kind: state.kind,
    name: state.name,
    place: state.place,
    owner_unit_id: state.ownerUnitId,
    ...presentCodes(state),
    withdrawn_at: state.withdrawn?.at ?? null,
    next_booking: next ? taken(next) : null,
    uses_this_year: presentUses(usesOf(state, year)),
    version,
  };
}

/** A resource for a reader. Of what others have booked an enterprise sees that it is taken, and nothing else (ADR-0230). */
export function presentResource(
  who: Identity,
  stored: Stored<Resource>,
  surroundings: Surroundings,
): ResourceView {
  const { state } = stored;
  return {
    ...summarizeResource(stored, surroundings),
    note: state.note,
    withdrawn_reason: state.withdrawn?.reason ?? null,
    bookings: state.bookings.flatMap((booking) => {
      if (isOpenTo(who, booking)) return presentBooking(who, state, booking, surroundings);
      return booking.cancelled ? [] : closed(booking);
    }),
    visits: [...state.visits],
    uses: state.uses.map(({ month, ...uses }) => ({ month, ...presentUses(uses) })),
    actions: resourceActions(who, state, surroundings.now),
  };
}

function isOpenTo({ role, enterpriseId }: Identity, { booker }: Booking): boolean {
  return role !== 'enterprise' || (booker.kind === 'enterprise' && booker.id === enterpriseId);
}

function presentBooking(
  who: Identity,
  resource: Resource,
  booking: Booking,
  { now, unitOfParty }: Surroundings,
): ResourceBookingView {
  return {
    id: booking.id,
    ...taken(booking),
    organisation: publicBooker(booking.booker),
    purpose: booking.purpose,
    cancelled_at: booking.cancelled?.at ?? null,
    cancelled_reason: booking.cancelled?.reason ?? null,
    persons: booking.persons ?? null,
    actions: bookingActions(who, resource, booking, now, unitOfParty),
  };
}

function closed(booking: Booking): ResourceBookingView {
  return {
    id: booking.id,
    ...taken(booking),
    organisation: null,
    purpose: null,
    cancelled_at: null,
    cancelled_reason: null,
    persons: null,
    actions: [],
  };
}

const taken = ({ startsAt, endsAt }: Booking): TakenView => ({ starts_at: startsAt, ends_at: endsAt });

const presentUses = ({ bookingsUsed, persons }: Omit<Uses, 'month'>): UsesView => ({
  bookings_used: bookingsUsed,
  persons,
});

/** For the OpenAPI document: what a unit's people see of their hall. */
export const resourceExample = {
  id: '0198f0f4-1c00-7a10-8000-000000000050',
  kind: 'venue',
  name: '党群服务中心多功能厅',
  place: '党群服务中心二层',
  owner_unit_id: 'council-secretariat',
  ...noModelCodesExample,
  withdrawn_at: null,
  next_booking: { starts_at: '2026-12-08T01:00:00.000Z', ends_at: '2026-12-08T09:00:00.000Z' },
  uses_this_year: { bookings_used: 12, persons: 430 },
  version: 3,
  note: '可容纳 80 人，有投影',
  withdrawn_reason: null,
  bookings: [
    {
      id: '0198f0f4-1c00-7a10-8000-000000000051',
      starts_at: '2026-12-08T01:00:00.000Z',
      ends_at: '2026-12-08T09:00:00.000Z',
      organisation: { unit_id: 'customs' },
      purpose: '业务培训',
      cancelled_at: null,
      cancelled_reason: null,
      persons: null,
      actions: ['cancel_booking'],
    },
  ],
  visits: [{ on: '2026-11-30', persons: 58 }],
  uses: [{ month: '2026-11', bookings_used: 2, persons: 122 }],
  actions: ['book', 'record_visits', 'change'],
};

/** The same before anybody booked it. */
export const offeredResourceExample = {
  ...resourceExample,
  next_booking: null,
  uses_this_year: { bookings_used: 0, persons: 0 },
  bookings: [],
  visits: [],
  uses: [],
  actions: [...RESOURCE_ACTIONS],
  version: 1,
};

/** The same after somebody came to a booking. */
export const usedResourceExample = {
  ...resourceExample,
  uses_this_year: { bookings_used: 13, persons: 462 },
  bookings: [{ ...resourceExample.bookings[0]!, persons: 32, actions: ['record_use'] }],
  uses: [...resourceExample.uses, { month: '2026-12', bookings_used: 1, persons: 32 }],
  version: 4,
};
