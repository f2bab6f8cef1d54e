import { choice, count, flag, instant, orNull, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofTicket } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');

export const ticketInfoRequested = event(
  'ticket.info_requested',
  { zh: '请补充信息', en: 'Raiser asked for information' },
  record({ ...ofTicket, answer_until: instant('最迟何时补充', 'Withdrawn when not answered by then') }),
);

export const ticketInfoProvided = event(
  'ticket.info_provided',
  { zh: '已补充信息', en: 'Information provided' },
  record({ ...ofTicket, on_behalf: flag('由热线代录', 'Written down by the hotline') }),
);

const rejectionReason = choice(
  [
    'out_of_scope',
    'in_litigation',
    'in_petition',
    'settled_before',
    'not_lawful',
    'abusive',
    'not_understandable',
  ],
  '不予受理原因：超出范围、诉讼中、信访中、已有结论、诉求不合法、谩骂、无法理解',
  'Why it is not answered here',
);

export const ticketRejectionProposed = event(
  'ticket.rejection_proposed',
  { zh: '拟不予受理', en: 'Rejection of a priority whistle proposed' },
  record({ ...ofTicket, reason_code: rejectionReason }),
);

export const ticketRejected = event(
  'ticket.rejected',
  { zh: '不予受理', en: 'Whistle rejected' },
  record({
    ...ofTicket,
    reason_code: rejectionReason,
    appeal_until: instant('申诉期限', 'Appeal possible until'),
  }),
);

export const ticketAppealed = event(
  'ticket.appealed',
  { zh: '申诉', en: 'Rejection appealed' },
  record(ofTicket),
);

const master = { master_ticket_id: uuid('并入的哨件', 'The whistle that it was merged into') };
const follower = { follower_ticket_id: uuid('被并的哨件', 'The whistle that was merged') };

export const ticketMerged = event(
  'ticket.merged',
  { zh: '并单', en: 'Whistle merged' },
  record({ ...ofTicket, ...master }),
);

export const ticketUnmerged = event(
  'ticket.unmerged',
  { zh: '撤销并单', en: 'Whistle on its own again' },
  record({ ...ofTicket, ...master }),
);

export const ticketFollowed = event(
  'ticket.followed',
  { zh: '并入一件', en: 'Another whistle was merged into this one' },
  record({ ...ofTicket, ...follower, enterprise_id: orNull(slug('其吹哨企业', 'Its enterprise')) }),
);

export const ticketUnfollowed = event(
  'ticket.unfollowed',
  { zh: '移出一件', en: 'A merged whistle left this one' },
  record({ ...ofTicket, ...follower }),
);

export const ticketWithdrawn = event(
  'ticket.withdrawn',
  { zh: '撤回', en: 'Whistle withdrawn' },
  record({
    ...ofTicket,
    cause: choice(
      ['raiser', 'silence'],
      '撤回原因：吹哨方、逾期未补充',
      'By the raiser, or by not answering',
    ),
  }),
);

const followers = { followers: count('此后的关注者数', 'How many follow it then') };
const itsEnterprise = { enterprise_id: orNull(slug('关注者所属企业', 'Enterprise of the follower')) };

export const ticketFollowerJoined = event(
  'ticket.follower_joined',
  { zh: '有人关注', en: 'Somebody follows the whistle' },
  record({
    ...ofTicket,
    ...itsEnterprise,
    ...followers,
    cause: choice(
      ['own_wish', 'same_hazard', 'merged'],
      '原因：主动关注、报告同一隐患、随并单转来',
      'Of its own accord, by reporting the same hazard, or because what it followed was merged',
    ),
  }),
);

export const ticketFollowerLeft = event(
  'ticket.follower_left',
  { zh: '取消关注', en: 'Somebody follows the whistle no longer' },
  record({ ...ofTicket, ...itsEnterprise, ...followers }),
);
