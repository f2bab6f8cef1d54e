import { choice, flag, instant, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import { ofTicket } from './ticket-fields.js';

const event = onTopic('muster.tickets.v1');
const reason_code = choice(
  ['no_policy', 'no_funds', 'law', 'upstream', 'season'],
  '挂账原因：无政策、无资金、法律限制、上级事权、季节',
  'Why nobody can solve it now',
);
const reviewAt = instant('下次复核', 'Next review');

export const ticketAccountRequested = event(
  'ticket.account_requested',
  { zh: '申请挂账', en: 'Asked to be put on account' },
  record({ ...ofTicket, reason_code, review_at: reviewAt, unit_id: slug('申请单位', 'Unit that asks') }),
);

export const ticketAccountRefused = event(
  'ticket.account_refused',
  { zh: '不同意挂账', en: 'Not put on account' },
  record(ofTicket),
);

export const ticketHung = event(
  'ticket.hung',
  { zh: '挂账', en: 'Put on account' },
  record({ ...ofTicket, reason_code, review_at: reviewAt }),
);

export const accountReviewed = event(
  'account.reviewed',
  { zh: '挂账复核', en: 'Reviewed while on account' },
  record({
    ...ofTicket,
    stay: flag('继续挂账', 'It stays on account'),
    review_at: orNull(instant('下次复核，恢复则为空', 'Next review; null when work goes on')),
  }),
);

export const ticketResumed = event(
  'ticket.resumed',
  { zh: '销账恢复办理', en: 'Work goes on' },
  record({ ...ofTicket, hung_at: instant('自何时挂账', 'Since when it was on account') }),
);
