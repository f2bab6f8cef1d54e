import { validate } from '@muster/contracts';
import { SYSTEM } from '../domain/actor.js';
import { acme, changed, council, dispatcher, harbour, officerOf } from '../domain/testing/harbour.js';
import { Story, TICKET } from '../domain/testing/story.js';
import { published } from './whistle-published.js';

const SECRETS = [
  'Boxes wait',
  'Since Monday',
  'Mr. Li',
  'Inspection at 3 pm',
  'Released',
  'No proof',
  'thank you',
  'a secret',
];

const SECRET = 'a secret';
const MEETING = '0198f0f4-1c00-7a10-8000-000000000020';

/** What ordinary whistles do not go through. */
function lives(): Story[] {
  const [customs, terminal] = [officerOf('customs'), officerOf('terminal')];
  const reviewer = { accountId: 'reviewer', role: 'reviewer' } as const;
  const hotline = { accountId: 'hotline', role: 'hotline' } as const;
  const secretary = changed('officer', 'o-1', {
    id: 'o-1',
    posts: [{ organisation_kind: 'party_organisation', organisation_id: 'committee', post: 'secretary' }],
  });

  const joint = new Story();
  joint.directory = harbour(secretary);
  joint.raise().at('2026-09-28T09:50').tick().at('2026-09-28T10:30').tick();
  joint.act('record_survey', { findings: SECRET }, customs);
  joint.act('open_account', { ownerUnitId: 'customs', dueOn: '2026-12-31', problem: SECRET }, customs);
  const force = { taskForceId: TICKET, headOfficerId: 'o-1', unitIds: ['terminal'], standDownWhen: SECRET };
  joint.act('form_task_force', force, council);
  joint.act('add_task', { taskId: TICKET, unitId: 'terminal', title: SECRET }, council);
  joint.act('finish_task', { taskId: TICKET, result: SECRET }, terminal);
  joint.act('stand_down', { result: SECRET }, council);
  joint.act('attach_team', { teamId: 'team', officerIds: ['o-1'] }, dispatcher);
  joint.act('detach_team', { teamId: 'team', result: SECRET }, dispatcher);
  joint.worked('border').accept('border', dispatcher);
  joint.sign('customs').reportIn('customs').on('pause', 'customs', { reason: SECRET });
  joint.on('resume', 'customs', { note: SECRET }).on('request_pause', 'customs', { reason: SECRET });
  joint.on('refuse_pause', 'customs', { reason: SECRET }, dispatcher);
  joint.act('request_extension', { workingDays: 2, reason: SECRET }, customs);
  joint.act('grant_extension', {}, dispatcher);
  joint.on('waive', 'terminal', { reason: SECRET }, customs).submit('customs');
  joint.act('contribute', { text: SECRET }, officerOf('border')).act('propose', { text: SECRET }, customs);
  joint.act('refuse_solution', { part: SECRET, reason: SECRET }, officerOf('border'));
  joint.act('propose', { text: SECRET }, customs).act('sign_solution', {}, officerOf('border'));
  joint.act('attempt_call_back', { channel: 'phone', outcome: 'no_answer' }, hotline);
  joint.act('rate_units', { ratings: [{ unitId: 'customs', rating: 'basic' }] }, acme);
  joint.act('rate_whistle', { quality: 'incomplete' }, customs).callBack({ solved: 'yes' });
  const followUp = { followUpId: TICKET, kind: 'plan', unitId: 'customs', title: SECRET } as const;
  joint.act('add_follow_up', { ...followUp, dueOn: '2027-01-31' }, dispatcher);
  const decided = { ...followUp, followUpId: MEETING, kind: 'decision', meetingId: MEETING } as const;
  joint.act('add_follow_up', { ...decided, dueOn: '2027-01-31' }, SYSTEM);
  joint.act('land_follow_up', { followUpId: TICKET, result: SECRET }, dispatcher);

  const planned = new Story();
  planned.directory = harbour(
    secretary,
    changed('plans', 'current', {
      plans_version: 2,
      plans: [
        {
          ...{ code: 'inner', name_zh: SECRET, name_en: SECRET, kind: 'emergency', steps: [] },
          ...{ lead_unit_id: 'terminal', co_unit_ids: [], secretary_officer_id: 'o-1' },
          stand_down_when: { name_zh: SECRET, name_en: SECRET },
        },
      ],
    }),
  );
  planned.raise({ category: 'inner' });

  const impossible = new Story().raise().worked('customs', 'border', 'terminal').accept('border');
  impossible.act('request_extension', { workingDays: 2, reason: SECRET }, customs);
  impossible.act('refuse_extension', { reason: SECRET }, dispatcher);
  impossible.accept('terminal', dispatcher).act('call_not_solvable', { reason: SECRET }, customs);
  impossible.act('reject_not_solvable', { explanation: SECRET }, reviewer);
  return [joint, planned, impossible];
}

describe('what is published', () => {
  const story = new Story().at('2026-09-28T09:00').raise().at('2026-09-28T11:00');
  story.worked('customs', 'border', 'terminal').return('border').submit('border');
  story.accept('border').accept('terminal').resolve().callBack({ solved: 'no', comment: 'no thank you' });
  story.submit('customs').submit('border').submit('terminal').accept('border').accept('terminal').resolve();
  story.callBack({ solved: 'yes', satisfaction: 'satisfied', comment: 'thank you' });
  const events = [story, ...lives()].flatMap(({ events, whistle }) =>
    events.map((event) => published(event, whistle!)),
  );

  it('covers a whole life, without a gap in its versions', () => {
    const own = story.events.map((event) => published(event, story.whistle!));
    expect(new Set(own.map(({ type }) => type)).size).toBe(15);
    expect(own.map(({ data }) => (data as { version: number }).version)).toEqual(own.map((_, i) => i + 1));
  });

  it.each(events.map((event) => [event.type, event]))('%s keeps the contract', (type, event) => {
    expect(() => validate(type, event.data)).not.toThrow();
    expect(event.data).toMatchObject({ ticket_id: TICKET, ticket_no: 'HB-2026-000001' });
  });

  it('tells where by code only', () => {
    const place = { code: 'yard-2', label: 'behind the shed', point: { lat: 38.97, lon: 117.79 } };
    const { events, whistle } = new Story().raise({ place });
    expect(published(events[0]!, whistle!).data).toMatchObject({ place_code: 'yard-2' });
    expect(JSON.stringify(events.map((event) => published(event, whistle!)))).not.toMatch(/shed|38\.97|117/);
  });

  it('has no free text and no persons', () => {
    const everything = JSON.stringify(events);
    for (const secret of [...SECRETS, 'meeting_id']) expect(everything).not.toContain(secret);
  });
});
