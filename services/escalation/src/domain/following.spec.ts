import type { Actor } from './actor.js';
import { possibleActions } from './possible-actions.js';
import { acme, competitor, dispatcher, hotline, officerOf } from './testing/harbour.js';
import { refusalOf, Story } from './testing/story.js';

const OTHER = '01990000-0000-7000-8000-000000000002';
const person = { ticketId: null, accountId: 'other-account', enterpriseId: 'other' } as const;

describe('following', () => {
  it('counts whoever follows, each once, and lets them go', () => {
    const story = new Story().raise().act('follow', { cause: 'same_hazard' }, competitor);
    expect(story.last).toMatchObject([
      {
        type: 'ticket.follower_joined',
        data: { enterprise_id: 'other', cause: 'same_hazard', followers: 1 },
      },
    ]);
    expect(story.act('follow', { cause: 'own_wish' }, competitor).types).toEqual([]);
    story.act('follow', { cause: 'own_wish' }, hotline);
    expect(story.last[0]!.data).toMatchObject({ enterprise_id: null, followers: 2 });
    story.act('unfollow', {}, competitor);
    expect(story.last[0]!.data).toMatchObject({ enterprise_id: 'other', followers: 1 });
    expect(story.act('unfollow', {}, competitor).types).toEqual([]);
    expect(story.whistle!.particulars.followers).toMatchObject([{ accountId: hotline.accountId }]);
  });

  it('lets go for whom it was done on behalf of, but not of others', () => {
    const story = new Story().raise().act('follow', { cause: 'same_hazard' }, competitor);
    story.act('follow', { cause: 'same_hazard', enterpriseId: 'other' }, hotline);
    story.act('follow', { cause: 'own_wish' }, hotline);
    story.act('unfollow', {}, hotline);
    expect(story.last.map(({ data }) => data)).toMatchObject([
      { account_id: hotline.accountId, enterprise_id: 'other', followers: 2 },
      { account_id: hotline.accountId, enterprise_id: null, followers: 1 },
    ]);
    expect(story.whistle!.particulars.followers).toMatchObject([{ accountId: competitor.accountId }]);
  });

  it('changes nothing of the work, and is not for those who do it', () => {
    const story = new Story().raise();
    const { clocks, assignments, state } = story.whistle!;
    expect(story.act('follow', { cause: 'own_wish' }, acme).whistle).toMatchObject({
      clocks,
      assignments,
      state,
    });
    const byUnit = () => story.act('follow', { cause: 'own_wish' }, officerOf('customs'));
    expect(refusalOf(byUnit).code).toBe('not_entitled');
  });

  it('ends by itself with the whistle: what is closed gains no followers, but may be left', () => {
    const story = new Story()
      .resolved()
      .act('follow', { cause: 'own_wish' }, competitor)
      .callBack({ solved: 'yes', satisfaction: 'satisfied' });
    const late = () => story.act('follow', { cause: 'own_wish' }, hotline);
    expect(refusalOf(late)).toMatchObject({ code: 'illegal_transition', params: { state: 'closed' } });
    expect(story.act('unfollow', {}, competitor).types).toEqual(['ticket.follower_left']);
  });

  it('comes along when the whistle is merged, and stays when that is undone', () => {
    const takeIn = { followerId: OTHER, enterpriseId: 'acme', people: [person] };
    const story = new Story().raise().act('take_in', takeIn, dispatcher);
    expect(story.last).toMatchObject([
      { type: 'ticket.followed' },
      { type: 'ticket.follower_joined', data: { cause: 'merged', followers: 2 } },
    ]);
    expect(story.act('take_in', takeIn, dispatcher).types).toEqual([]);
    story.act('let_go', { followerId: OTHER }, dispatcher);
    expect(story.whistle!.particulars.followers).toEqual([person]);
  });

  it('is offered to those who gain by it, and leaving to those who follow', () => {
    const story = new Story().raise();
    const offered = (actor: Actor) =>
      possibleActions(story.whistle!, actor).filter((action) => action.endsWith('follow'));
    expect([offered(acme), offered(competitor), offered(hotline)]).toEqual([[], ['follow'], ['follow']]);
    story.act('follow', { cause: 'own_wish' }, hotline);
    expect([offered(hotline), offered(competitor)]).toEqual([['unfollow'], ['follow']]);
  });

  it('does not keep a whistle from being merged; only merged ones do', () => {
    const story = new Story().raise().act('follow', { cause: 'own_wish' }, competitor);
    expect(story.act('merge', { masterId: OTHER }, dispatcher).whistle!.state).toBe('merged');
  });
});
