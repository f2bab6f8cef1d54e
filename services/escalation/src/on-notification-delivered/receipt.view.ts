import { ApiProperty } from '@nestjs/swagger';
import type { Whistle } from '../domain/whistle.js';
import type { DeliveryOutcome } from './delivery-news.js';
import type { Delivery } from './notification-delivery.store.js';

/** The best that is known first. `unreached`: the unit has no channel, or nothing has been tried yet. */
const UNIT_STATES = ['delivered', 'failed', 'given_up', 'suppressed', 'unreached'] as const;
type UnitState = (typeof UNIT_STATES)[number];

export class ChannelReceipt {
  @ApiProperty({ description: '渠道类别 / kind of channel' }) channel_kind: string;
  @ApiProperty({ enum: UNIT_STATES.slice(0, 4) }) state: DeliveryOutcome;
  @ApiProperty({ format: 'date-time' }) at: string;
}

export class UnitReceipt {
  @ApiProperty() unit_id: string;
  @ApiProperty({ enum: ['lead', 'co', 'inform'] }) role: string;
  @ApiProperty({
    enum: UNIT_STATES,
    description:
      '任一渠道送达即为送达；unreached 为尚无渠道或未尝试 / one channel is enough; unreached: no channel, or not tried yet',
  })
  state: UnitState;
  @ApiProperty({ type: [ChannelReceipt] }) channels: ChannelReceipt[];
}

export class TicketReceipts {
  @ApiProperty({ description: '本轮应收到派单的单位数 / units that have to hear of this round' })
  expected: number;
  @ApiProperty({ description: '已送达的单位数 / of which it has reached' }) received: number;
  @ApiProperty({ type: [UnitReceipt] }) units: UnitReceipt[];
}

/** "3 of 4 received": per unit of the current round, the best of its channels. */
export function ticketReceipts(whistle: Whistle, deliveries: readonly Delivery[]): TicketReceipts {
  const current = whistle.assignments.filter(
    ({ round, state }) => round === whistle.round && state !== 'cancelled',
  );
  const byUnit = Map.groupBy(deliveries, ({ unit_id }) => unit_id);
  const units = current.map(({ unitId, role }) => {
    const own = byUnit.get(unitId) ?? [];
    const state = UNIT_STATES.find((each) => own.some(({ outcome }) => outcome === each)) ?? 'unreached';
    const channels = own.map(({ channel_kind, outcome, at }) => ({
      channel_kind,
      state: outcome,
      at: at.toISOString(),
    }));
    return { unit_id: unitId, role, state, channels };
  });
  return {
    expected: units.length,
    received: units.filter(({ state }) => state === 'delivered').length,
    units,
  };
}

/** For the OpenAPI document. */
export const exampleReceipts: TicketReceipts = {
  expected: 2,
  received: 1,
  units: [
    {
      unit_id: 'customs',
      role: 'lead',
      state: 'delivered',
      channels: [{ channel_kind: 'wecom', state: 'delivered', at: '2026-11-24T01:00:02.000Z' }],
    },
    { unit_id: 'maritime', role: 'co', state: 'unreached', channels: [] },
  ],
};
