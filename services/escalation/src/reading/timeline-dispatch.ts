import type { WhistleEventData } from '../domain/whistle-event.js';
import { type Label, ofUnit, shown } from './timeline-labels.js';
import type { InformingEvents } from '../domain/steps/informing.js';
import type { RejectingEvents } from '../domain/steps/rejecting.js';
import type { FollowingEvents } from '../domain/steps/following.js';
import type { MergingEvents } from '../domain/steps/merging.js';
import type { WithdrawingEvents } from '../domain/steps/withdrawing.js';
import type { DisputingEvents } from '../domain/steps/disputing.js';
import type { MusteringEvents } from '../domain/steps/mustering.js';

type Labels<Events> = { [Type in keyof Events & keyof WhistleEventData]: Label<Type> };

const JOINED = {
  own_wish: { zh: '有人关注', en: 'Somebody follows' },
  same_hazard: { zh: '又有人报告同一隐患', en: 'The same hazard was reported again' },
  merged: { zh: '被并哨件的关注者转来', en: 'A follower of the merged whistle came along' },
};

/** What happens before and around the work of the units says. */
export const DISPATCH_LABELS: Labels<
  InformingEvents &
    RejectingEvents &
    MergingEvents &
    FollowingEvents &
    WithdrawingEvents &
    DisputingEvents &
    MusteringEvents
> = {
  'ticket.info_requested': ({ answer_until }) => ({
    zh: `请吹哨方于 ${shown(answer_until)} 前补充信息`,
    en: `The raiser is asked, to answer before ${shown(answer_until)}`,
  }),
  'ticket.info_provided': () => ({ zh: '吹哨方已补充信息', en: 'The raiser has answered' }),
  'ticket.rejection_proposed': () => ({
    zh: '优先件拟不予受理，待第二人确认',
    en: 'Rejection of a priority whistle proposed; a second person decides',
  }),
  'ticket.rejected': ({ appeal_until }) => ({
    zh: `不予受理，已告知途径；可于 ${shown(appeal_until)} 前申诉`,
    en: `Rejected with the lawful route; appeal possible until ${shown(appeal_until)}`,
  }),
  'ticket.appealed': () => ({ zh: '吹哨方申诉，重新受理', en: 'The raiser appealed: looked at again' }),
  'ticket.merged': () => ({ zh: '并入另一哨件', en: 'Merged into another whistle' }),
  'ticket.unmerged': () => ({ zh: '撤销并单', en: 'On its own again' }),
  'ticket.followed': () => ({ zh: '另一哨件并入本件', en: 'Another whistle was merged into this one' }),
  'ticket.unfollowed': () => ({ zh: '一件并入的哨件移出', en: 'A merged whistle left this one' }),
  'ticket.follower_joined': ({ cause, followers }) => ({
    zh: `${JOINED[cause].zh}，关注者 ${followers} 个`,
    en: `${JOINED[cause].en}; ${followers} follow`,
  }),
  'ticket.follower_left': ({ followers }) => ({
    zh: `有人取消关注，关注者 ${followers} 个`,
    en: `Somebody follows it no longer; ${followers} follow`,
  }),
  'ticket.withdrawn': ({ cause }) =>
    cause === 'raiser'
      ? { zh: '吹哨方撤回', en: 'Withdrawn by the raiser' }
      : { zh: '逾期未补充信息，自动撤回', en: 'Not answered in time: withdrawn' },
  'assignment.disputed': (data, unit) => {
    const { zh, en } = unit(data.proposed_unit_id);
    return ofUnit(`退单，建议改派${zh}`, ` disputes the offer and names ${en}`)(data, unit);
  },
  'dispute.upheld': ofUnit('的退单成立', ': dispute upheld'),
  'dispute.denied': ofUnit('的退单不成立', ': dispute denied'),
  'assignment.released': ofUnit('不再承办', ' is released'),
};
