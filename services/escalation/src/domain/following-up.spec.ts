import { SYSTEM } from './actor.js';
import { possibleActions } from './possible-actions.js';
import { followUpsOf } from './steps/following-up.js';
import { acme, council, dispatcher, officerOf } from './testing/harbour.js';
import { at, refusalOf, Story } from './testing/story.js';

const added = { followUpId: 'f', kind: 'policy', unitId: 'union', title: '夜间查验规定' } as const;

describe('what has to land because of a whistle (mechanisms 0.20, 2.11)', () => {
  const closed = () => new Story().resolved().callBack({ solved: 'yes' });
  const proposed = (more: { kind?: 'policy' | 'plan'; dueOn?: string } = {}) =>
    closed().act('add_follow_up', { ...added, dueOn: '2026-09-30', ...more }, dispatcher);
  const adopt = (story: Story, by = officerOf('union')) =>
    story.act('adopt_follow_up', { followUpId: 'f', note: '港办 3 号' }, by);
  const land = (story: Story, by = officerOf('union')) =>
    story.act('land_follow_up', { followUpId: 'f', result: '已施行' }, by);
  const reopen = (story: Story, dueOn?: string, by = council) =>
    story.act(
      'reopen_follow_up',
      { followUpId: 'f', reason: '未施行', ...(dueOn !== undefined && { dueOn }) },
      by,
    );
  const look = (story: Story, today: string) => story.act('note_overdue_follow_ups', { today }, SYSTEM);
  const only = (story: Story) => followUpsOf(story.whistle!)[0]!;
  const actions = (story: Story, by = officerOf('union')) =>
    possibleActions(story.whistle!, by, undefined, { followUpId: 'f' }).filter((name) =>
      name.endsWith('_follow_up'),
    );

  it('a policy is proposed, adopted, and lands, as its unit says, which is not at work on the whistle', () => {
    const story = proposed();
    expect(actions(story)).toEqual(['adopt_follow_up', 'land_follow_up']);
    adopt(story.at('2026-09-29T10:00'));
    expect(story.last).toMatchObject([
      { type: 'followup.adopted', data: { kind: 'policy', unit_id: 'union', note: '港办 3 号' } },
    ]);
    expect(actions(story)).toEqual(['land_follow_up']);
    expect(refusalOf(() => adopt(story)).code).toBe('no_proposed_policy');
    land(story.at('2026-09-30T10:00'));
    expect(only(story)).toMatchObject({
      addedAt: at('2026-09-28T09:00'),
      adopted: { note: '港办 3 号', at: at('2026-09-29T10:00') },
      landed: { result: '已施行', at: at('2026-09-30T10:00') },
    });
    expect(actions(story)).toEqual([]);
    expect(actions(story, council)).toEqual(['add_follow_up', 'reopen_follow_up']);
  });

  it('what is not needed any more is dropped by those who answer for the whole, and taken up again', () => {
    const drop = (story: Story, by = council) =>
      story.act('drop_follow_up', { followUpId: 'f', reason: '上级已统一规定' }, by);
    const story = look(adopt(proposed()), '2026-10-01');
    expect(refusalOf(() => drop(story, officerOf('union'))).code).toBe('not_entitled');
    drop(story);
    expect(story.last).toMatchObject([{ type: 'followup.dropped', data: { reason: '上级已统一规定' } }]);
    expect(only(story)).toMatchObject({ dropped: { reason: '上级已统一规定', at: story.now }, landed: null });
    expect(only(story).overdueSince).toBeUndefined();
    expect([actions(story), actions(story, council)]).toEqual([[], ['add_follow_up', 'reopen_follow_up']]);
    for (const act of [adopt, land, drop])
      expect(refusalOf(() => act(story, council)).code).toMatch(/^no_(open_follow_up|proposed_policy)$/);
    expect(refusalOf(() => look(story, '2026-10-02')).code).toBe('nothing_is_late');
    reopen(story, '2026-10-08');
    expect(only(story)).toMatchObject({ dueOn: '2026-10-08', adopted: { note: '港办 3 号' } });
    expect(only(story).dropped).toBeUndefined();
    expect(actions(story)).toEqual(['land_follow_up']);
  });

  it('what a meeting has decided is not dropped', () => {
    const story = new Story().raise();
    const decided = { ...added, kind: 'decision', dueOn: '2026-09-29', meetingId: 'm' } as const;
    story.act('add_follow_up', decided, SYSTEM);
    const drop = () => story.act('drop_follow_up', { followUpId: 'f', reason: '不需要' }, council);
    expect(refusalOf(drop).code).toBe('meeting_decided_it');
    expect(actions(story, council)).not.toContain('drop_follow_up');
  });

  it('is written down for a day that has not passed', () => {
    expect(refusalOf(() => proposed({ dueOn: '2026-09-27' })).code).toBe('due_in_past');
    expect(proposed({ dueOn: '2026-09-28' }).types).toEqual(['followup.added']);
  });

  it('only a policy is adopted; what is none lands', () => {
    const plan = proposed({ kind: 'plan' });
    expect(refusalOf(() => adopt(plan)).code).toBe('no_proposed_policy');
    expect(land(plan).types).toEqual(['followup.landed']);
  });

  it('who has nothing to do with it says nothing', () => {
    for (const act of [adopt, land])
      for (const by of [officerOf('police'), acme])
        expect(refusalOf(() => act(proposed(), by)).code).toBe('not_entitled');
    expect(refusalOf(() => reopen(land(proposed()), undefined, officerOf('union'))).code).toBe(
      'not_entitled',
    );
    const told = () => proposed().act('note_overdue_follow_ups', { today: '2026-12-01' }, council);
    expect(refusalOf(told).code).toBe('not_entitled');
  });

  it('what has not landed after all is given back, by another day if need be; a policy stays adopted', () => {
    const story = proposed();
    expect(refusalOf(() => reopen(story)).code).toBe('no_landed_follow_up');
    land(adopt(story));
    expect(refusalOf(() => reopen(story, '2026-09-27')).code).toBe('due_in_past');
    reopen(story, '2026-09-28');
    expect(story.last).toMatchObject([{ type: 'followup.reopened', data: { due_on: '2026-09-28' } }]);
    expect(only(story)).toMatchObject({ landed: null, dueOn: '2026-09-28', reopened: { reason: '未施行' } });
    expect(actions(story)).toEqual(['land_follow_up']);
    expect(reopen(land(story)).last).toMatchObject([{ data: { due_on: '2026-09-28' } }]);
  });

  it('is told of as late once its day is over, and once more after it was given back', () => {
    const story = proposed();
    expect(refusalOf(() => look(story, '2026-09-30')).code).toBe('nothing_is_late');
    look(story, '2026-10-01');
    expect(story.last).toMatchObject([
      { type: 'followup.overdue', data: { follow_up_id: 'f', unit_id: 'union', due_on: '2026-09-30' } },
    ]);
    expect(only(story).overdueSince).toBe(story.now);
    expect(refusalOf(() => look(story, '2026-10-02')).code).toBe('nothing_is_late');
    land(story);
    expect(only(story).overdueSince).toBeUndefined();
    expect(refusalOf(() => look(story, '2026-10-02')).code).toBe('nothing_is_late');
    expect(look(reopen(story), '2026-10-02').types).toEqual(['followup.overdue']);
  });

  it('is seen through when the whistle was withdrawn, too', () => {
    const story = new Story().raise();
    const decided = { ...added, kind: 'decision', dueOn: '2026-09-29', meetingId: 'm' } as const;
    story.act('add_follow_up', decided, SYSTEM).act('withdraw', { reason: '已解决' }, acme);
    expect(story.whistle!.state).toBe('withdrawn');
    expect(look(story, '2026-09-30').types).toEqual(['followup.overdue']);
    expect(land(story).types).toEqual(['followup.landed']);
  });
});
