import { ApiProperty } from '@nestjs/swagger';
import type { Identity } from '@muster/auth';
import { possibleActions } from '../domain/possible-actions.js';
import { followUpsOf } from '../domain/steps/following-up.js';
import type { Whistle } from '../domain/whistle.js';
import { actions, count, flag, maybe, text, uuid } from '../reading/described.js';
import { loopedTicket } from '../reading/examples-of-work.js';
import { actorOf, maySee, seesTexts } from '../reading/visibility.js';
import { followUpView } from '../reading/work-view.js';
import { FollowUpResource } from '../reading/work.resource.js';

/** What may be done with a follow-up by itself. */
export const FOLLOW_UP_ACTIONS: readonly string[] = [
  'adopt_follow_up',
  'land_follow_up',
  'reopen_follow_up',
  'drop_follow_up',
];

class WhistleOfFollowUp {
  @uuid('哨件编号 / id') id: string;
  @text('哨件号 / number') number: string;
  @maybe('标题，仅对可查看哨件者 / title, for those who may see the whistle') title: string | null;
  @flag('您可查看该哨件 / you may see the whistle') visible: boolean;
}

/** A follow-up with the whistle behind it. */
export class ListedFollowUpResource extends FollowUpResource {
  @count('哨件版本，用于 If-Match / the whistle’s version, for If-Match') version: number;
  @ApiProperty({ type: WhistleOfFollowUp, description: '哨件 / whistle' }) ticket: WhistleOfFollowUp;
  @actions(FOLLOW_UP_ACTIONS) actions: string[];
}

/** As much as the caller may know: whoever sees to a follow-up need not be able to see the whistle. */
export function listedFollowUp(whistle: Whistle, id: string, who: Identity) {
  const texts = seesTexts(who);
  const visible = maySee(who, whistle);
  const { id: ticketId, number, title, version } = whistle;
  const followUp = followUpsOf(whistle).find((one) => one.id === id)!;
  return {
    ...followUpView(followUp, texts),
    version,
    ticket: { id: ticketId, number, title: texts && visible ? title : null, visible },
    actions: possibleActions(whistle, actorOf(who), undefined, { followUpId: id }).filter((action) =>
      FOLLOW_UP_ACTIONS.includes(action),
    ),
  };
}

/** For the OpenAPI document. */
export const exampleFollowUp = {
  ...loopedTicket.work.follow_ups[0]!,
  version: loopedTicket.version,
  ticket: { id: loopedTicket.id, number: loopedTicket.number, title: loopedTicket.title, visible: true },
  actions: ['adopt_follow_up', 'land_follow_up', 'drop_follow_up'],
};
