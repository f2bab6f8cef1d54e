import { choice, common, count, day, list, record, slug, uuid } from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.activities.v1');

const ofRota = { ...common, rota_id: uuid('轮值编号（键）', 'Id of the rota, the key') };
const ofTurn = {
  ...ofRota,
  starts_on: day('轮值期首日', 'First day of the turn'),
  party_organisation_id: slug('轮值书记所在党组织', 'Party organisation whose secretary has the duty'),
};

export const secretaryRotaSet = event(
  'secretary_rota.set',
  { zh: '确定书记轮值', en: 'The rotating secretary duty was set' },
  record({
    ...ofRota,
    turn_length: choice(['week', 'month', 'quarter', 'half_year', 'year'], '轮值期', 'Length of a turn'),
    party_organisation_ids: list(
      slug('党组织', 'Party organisation'),
      '参加轮值的党组织，按次序；空为不再轮值',
      'Whose secretaries take turns, in order; empty: nobody any more',
    ),
    effective_on: day(
      '自此日起重排：此前公布的、此日及以后开始的轮值期不再有效',
      'From this day on turns are planned anew: those that begin then, as told before, hold no more',
    ),
  }),
);

export const secretaryRotaTurnAssigned = event(
  'secretary_rota.turn_assigned',
  { zh: '排定轮值期', en: 'A turn was assigned' },
  record({
    ...ofTurn,
    ends_on: day(
      '末日（含）；首日相同者取代前者',
      'Last day, included; replaces the turn with the same first day',
    ),
    holidays: count('其中法定节假日天数', 'Public holidays among its days'),
    cause: choice(['planned', 'swapped', 'replaced'], '排定、对调或代为', 'Planned, swapped or standing in'),
  }),
);

export const secretaryRotaTurnBegun = event(
  'secretary_rota.turn_begun',
  { zh: '轮值期开始', en: 'A turn has begun' },
  record({ ...ofTurn, ends_on: day('末日（含）', 'Last day, included') }),
);

export const secretaryRotaHandedOver = event(
  'secretary_rota.handed_over',
  { zh: '轮值交接', en: 'A turn was handed over' },
  record(ofTurn),
);

export const secretaryRotaFeedbackRecorded = event(
  'secretary_rota.feedback_recorded',
  { zh: '登记轮值反馈', en: 'Feedback on a turn was recorded' },
  record({
    ...ofTurn,
    audience: choice(
      ['enterprises', 'members', 'staff'],
      '企业所需、党员欢迎、职工拥护；同一方面以最后一次为准',
      'Who was asked; of one audience the last record counts',
    ),
    answers: count('答复人数', 'How many answered'),
    approving: count('认可人数', 'How many of them approve'),
  }),
);
