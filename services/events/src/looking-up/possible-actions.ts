import { ApiProperty } from '@nestjs/swagger';
import { type Identity, isOfficeRole, isUnitRole } from '@muster/auth';
import { type Arranged, wasHeld } from '../domain/called-off.js';

/** What can be done with a meeting; each is among the `x-actions` of the operation that does it. */
export const MEETING_ACTIONS = [
  'add_agenda_item',
  'record_decision',
  'record_attendance',
  'reschedule',
  'call_off',
  'set_codes',
] as const;
type MeetingAction = (typeof MEETING_ACTIONS)[number];

/** What a reader may do with a meeting now; whose attendance a unit's people may record is another question (ADR-0045). */
export function meetingActions(who: Pick<Identity, 'role'>, meeting: Arranged): MeetingAction[] {
  return MEETING_ACTIONS.filter((action) => isPossible(who, action, meeting));
}

/** Describes `actions` of an answer. */
export const Actions = (names: readonly string[]): PropertyDecorator =>
  ApiProperty({
    type: [String],
    enum: [...names],
    description:
      '您现在可以做的；由 x-actions 含此名的接口执行 / what you may do now, by the operation with this name in x-actions',
  });

/** The same of meetings and activities. */
export function isPossible(
  { role }: Pick<Identity, 'role'>,
  action: MeetingAction,
  arranged: Arranged,
): boolean {
  if (arranged.calledOff) return false;
  if (isUnitRole(role)) return action === 'record_attendance';
  if (!isOfficeRole(role)) return false;
  return (action !== 'reschedule' && action !== 'call_off') || !wasHeld(arranged);
}
