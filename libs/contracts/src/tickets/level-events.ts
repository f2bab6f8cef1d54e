import { choice, flag, ordinal, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { level, ofTicket } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');

export const ticketEscalated = event(
  'ticket.escalated',
  { zh: '提级', en: 'Whistle raised to another level' },
  record({
    ...ofTicket,
    from_level: level,
    to_level: level,
    cause: choice(
      ['lead', 'dispatcher', 'deadline_missed', 'not_solved_twice', 'contested_twice', 'ladder', 'timer'],
      '提级规则：主办负责人、派单员、超时、两次未解决、两次退单、值班无人、定时',
      'The rule that raised it',
    ),
    agenda_item: flag('列入联席会议议程', 'The joint conference has it on its agenda'),
  }),
);

export const ticketUrged = event(
  'ticket.urged',
  { zh: '催办', en: 'Units urged' },
  record({
    ...ofTicket,
    unit_id: orNull(slug('被催办单位，全部则为空', 'The unit; null for all')),
    urge_no: ordinal('第几次催办', 'Urge, counted from 1'),
  }),
);

export const progressReported = event(
  'progress.reported',
  { zh: '反馈进展', en: 'Progress reported' },
  record({
    ...ofTicket,
    unit_id: slug('承办单位', 'Unit'),
    report_no: ordinal('第几次反馈', 'Report, counted from 1'),
    by_lead: flag('是否主办单位', 'The lead reports; any other unit answers an urge'),
  }),
);

export const ticketSupervised = event(
  'ticket.supervised',
  { zh: '督办', en: 'Supervision began or ended' },
  record({ ...ofTicket, supervised: flag('是否督办', 'Under supervision') }),
);
