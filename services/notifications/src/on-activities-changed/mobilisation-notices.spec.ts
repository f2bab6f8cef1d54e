import { DirectorySnapshot, type DirectoryEntry } from '@muster/directory';
import type { ReceivedEvent } from '@muster/messaging';
import { mobilisationNotices } from './mobilisation-notices.js';

const entry = (
  kind: DirectoryEntry['kind'],
  data: { id: string; [name: string]: unknown },
): DirectoryEntry => ({
  ...{ kind, id: data.id, version: 1, removed: false, data },
});
const post = {
  organisation_kind: 'party_organisation',
  organisation_id: 'customs-branch',
  post: 'secretary',
};
const directory = DirectorySnapshot.of('harbour', 1, [
  entry('party_organisation', {
    ...{ id: 'customs-branch', form: 'own', enterprise_ids: [], unit_id: 'customs' },
  }),
  entry('party_organisation', { id: 'joint', form: 'joint', enterprise_ids: ['e-1', 'e-2'] }),
  entry('party_organisation', { id: 'oils', form: 'alliance_branch', enterprise_ids: ['e-1'] }),
  entry('officer', { id: 'secretary', posts: [post] }),
  entry('officer', { id: 'deputy', posts: [{ ...post, post: 'deputy_secretary' }] }),
]);

const times = { due_at: '2026-12-02T01:00:00.000Z', answer_by: '2026-12-01T09:00:00.000Z' };
function event(name: string, data: object): ReceivedEvent {
  return {
    ...{ id: name, type: `muster.mobilisation.${name}.v1`, tenantId: 'harbour', key: 'call' },
    ...{ time: new Date('2026-12-01T01:00:00.000Z') },
    data: { unit_ids: [], party_organisation_ids: [], ...data },
  } as unknown as ReceivedEvent;
}
const told = (...events: ReceivedEvent[]) => mobilisationNotices(events, new Map([['harbour', directory]]));

describe('notices about mobilisations', () => {
  it('tell each organisation that is called: the unit first, then party organisations by secretary or enterprise', () => {
    const called = {
      ...times,
      unit_ids: ['customs'],
      party_organisation_ids: ['customs-branch', 'joint', 'oils'],
    };
    expect(
      told(event('called', called)).map(({ notice, named }) => [
        ...[notice.unitId, notice.partyOrganisationId, named.officers, named.enterprises],
      ]),
    ).toEqual([
      ['customs', undefined, [], []],
      ['customs', 'customs-branch', ['secretary'], []],
      [null, 'joint', [], ['e-1', 'e-2']],
      [null, 'oils', [], []],
    ]);
    expect(told(event('called', called))[0]!.notice).toMatchObject({
      ...{ kind: 'mobilised', mobilisationId: 'call', dueAt: times.answer_by, ticketId: null },
    });
  });

  it('remind those that the event names, and tell all that it is called off', () => {
    const { answer_by, due_at } = times;
    const events = [
      event('reminded', { answer_by, unit_ids: ['maritime'] }),
      event('ended', { due_at, outcome: 'called_off', unit_ids: ['customs', 'maritime'] }),
    ];
    expect(told(...events).map(({ notice }) => [notice.kind, notice.unitId, notice.dueAt])).toEqual([
      ['mobilisation_reminder', 'maritime', answer_by],
      ['mobilisation_called_off', 'customs', due_at],
      ['mobilisation_called_off', 'maritime', due_at],
    ]);
  });

  it('tell nothing of answers, nor that it is done', () => {
    const done = event('ended', { ...times, outcome: 'done', unit_ids: ['customs'] });
    expect(told(event('answered', { unit_id: 'customs' }), done)).toEqual([]);
  });

  it('name nobody of an organisation that the directory does not have', () => {
    const [{ notice, named }] = told(event('called', { ...times, party_organisation_ids: ['gone'] })) as [
      any,
    ];
    expect([notice.unitId, named]).toEqual([null, { officers: [], enterprises: [] }]);
  });
});
