import type { Channel, Subscription } from './channel.js';
import type { Notice } from './notice.js';
import { type SendingTime, sendingTime } from './sending-time.js';
import type { SuppressionCause } from './vocabulary.js';

/** What matching asks the alliance's directory. */
export interface Roster {
  readonly timeZone: string;
  /** Does the officer hold a post in the unit? */
  serves(officerId: string, unitId: string): boolean;
  onDuty(unitId: string, at: Date): readonly string[];
}

/** Who is told of a notice by name, whatever else makes it theirs. */
export interface Named {
  /** On duty or not, of the unit or not. */
  readonly officers: readonly string[];
  readonly enterprises: readonly string[];
}

export const NOBODY: Named = { officers: [], enterprises: [] };

/** One recipient's notification of a notice by one channel. */
export interface Match extends SendingTime {
  readonly notice: Notice;
  readonly channel: Channel;
  /** Set when it is recorded but not sent. */
  readonly suppressed: SuppressionCause | null;
}

/**
 * Who is told of a notice, by which channel and when: at most one match per channel; the first of its subscriptions that wants the
 * notice counts. When a unit can only be reached through officers on duty and nobody is, one suppressed match says so
 * (lessons 12: a step that reaches nobody is told, not waited out).
 */
export function matches(
  notice: Notice,
  channels: readonly Channel[],
  roster: Roster,
  now: Date,
  named: Named = NOBODY,
): Match[] {
  const onDuty = [...named.officers, ...(notice.unitId === null ? [] : roster.onDuty(notice.unitId, now))];
  const told = { ...named, officers: onDuty };
  const reached: Match[] = [];
  let offDuty: Match | undefined;
  for (const channel of channels) {
    if (!concerns(notice, channel, roster, told)) continue;
    const wanting = channel.subscriptions.filter(({ events }) => events.includes(notice.kind));
    const heard = wanting.find((each) => !each.onDutyOnly || isOnDuty(channel, onDuty));
    if (heard) reached.push(match(notice, channel, heard, now, roster));
    else if (wanting[0])
      offDuty ??= { ...match(notice, channel, wanting[0], now, roster), suppressed: 'nobody_on_duty' };
  }
  const unitReached = reached.some(
    ({ channel }) => channel.ownerKind === 'unit' || channel.ownerKind === 'officer',
  );
  return offDuty && !unitReached ? [...reached, { ...offDuty, dueAt: now, window: null }] : reached;
}

function concerns(notice: Notice, channel: Channel, roster: Roster, named: Named): boolean {
  const { ownerKind, ownerId } = channel;
  switch (ownerKind) {
    case 'alliance':
      return true;
    case 'unit':
      return notice.unitId === ownerId;
    case 'enterprise':
      return notice.enterpriseId === ownerId || named.enterprises.includes(ownerId);
    case 'officer':
      return (
        named.officers.includes(ownerId) || (notice.unitId !== null && roster.serves(ownerId, notice.unitId))
      );
  }
}

const isOnDuty = ({ ownerKind, ownerId }: Channel, onDuty: readonly string[]): boolean =>
  ownerKind !== 'officer' || onDuty.includes(ownerId);

const match = (
  notice: Notice,
  channel: Channel,
  subscription: Subscription,
  now: Date,
  { timeZone }: Roster,
): Match => ({
  notice,
  channel,
  suppressed: null,
  ...sendingTime(notice, subscription, now, timeZone),
});
