import { type Activity, evolveActivity } from './activity.js';
import type { Campaign, CampaignPlan } from './campaign.js';
import { decideActivity } from './decide-activity.js';
import { decideCampaign } from './decide-campaign.js';
import { decideMeeting } from './decide-meeting.js';
import { decideResource } from './decide-resource.js';
import { evolveMeeting, type Meeting } from './meeting.js';
import { codesOf, hasSameCodes, headingAndCode, type ModelCodes } from './model-codes.js';
import { evolveResource, type Resource } from './resource.js';

const CODES: ModelCodes = {
  platformCode: 'hotline',
  mechanismCode: null,
  modelCodes: ['drives.innovation', 'scopes.whole.chain'],
};
const NONE: ModelCodes = { platformCode: null, mechanismCode: null, modelCodes: [] };

describe('codes of the operating model', () => {
  it('are none where nothing was said', () => {
    expect(codesOf({})).toEqual(NONE);
    expect(codesOf({ platformCode: 'hotline', mechanismCode: null })).toEqual({
      ...NONE,
      platformCode: 'hotline',
    });
  });

  it('are the same in any order', () => {
    expect(hasSameCodes({}, NONE)).toBe(true);
    expect(hasSameCodes(CODES, { ...CODES, modelCodes: CODES.modelCodes.toReversed() })).toBe(true);
    const others = [
      NONE,
      { ...CODES, platformCode: 'other' },
      { ...CODES, mechanismCode: 'whistle' },
      { ...CODES, modelCodes: ['drives.innovation', 'drives.other'] },
      { ...CODES, modelCodes: ['drives.innovation'] },
    ];
    expect(others.map((other) => hasSameCodes(CODES, other))).toEqual(others.map(() => false));
  });

  it.each([
    ['drives.innovation', { heading: 'drives', code: 'innovation' }],
    ['scopes.whole.chain', { heading: 'scopes', code: 'whole.chain' }],
    ['platforms.hotline', undefined],
    ['drives', undefined],
    ['.innovation', undefined],
  ])('%s is %j', (written, named) => {
    expect(headingAndCode(written)).toEqual(named);
  });
});

describe('of a meeting', () => {
  const meeting: Meeting = {
    ...{ id: 'm', kind: 'coordination', title: '协调会', place: null, startsAt: '2026-12-01T01:00:00.000Z' },
    ...{ convenorUnitId: 'council', invitedUnitIds: [], invitedEnterpriseIds: [] },
    ...{ agenda: [], decisions: [], attendance: [] },
  };

  it('are said anew, not twice, and not of one that was called off', () => {
    const [event] = decideMeeting(meeting, { type: 'set_codes', ...CODES });
    const said = evolveMeeting(meeting, event!);
    expect(said).toMatchObject(CODES);
    expect(decideMeeting(said, { type: 'set_codes', ...CODES })).toEqual([]);
    expect(decideMeeting(meeting, { type: 'set_codes', ...NONE })).toEqual([]);
    const off = { ...meeting, calledOff: { at: '2026-11-30T01:00:00.000Z', reason: '台风' } };
    expect(() => decideMeeting(off, { type: 'set_codes', ...CODES })).toThrow('called_off');
  });
});

describe('of an activity', () => {
  const activity: Activity = {
    ...{ id: 'a', kind: 'salon', title: '沙龙', place: null, startsAt: '2026-12-05T01:00:00.000Z' },
    ...{ hostUnitIds: ['customs'], platformCode: 'service-centre', mechanismCode: null, attendance: [] },
  };
  const purpose = { projectId: 'p', ticketIds: [], pairing: null, themeCode: null };

  it('are said anew with what it is for, or stay', () => {
    const [event] = decideActivity(activity, { type: 'set_purpose', purpose, codes: CODES });
    const said = evolveActivity(activity, event!);
    expect(said).toMatchObject({ ...CODES, purpose });
    const [other] = decideActivity(said, {
      type: 'set_purpose',
      purpose: { ...purpose, projectId: null },
      codes: CODES,
    });
    expect(other).not.toHaveProperty('codes');
    expect(evolveActivity(said, other!)).toMatchObject(CODES);
    expect(decideActivity(said, { type: 'set_purpose', purpose, codes: CODES })).toEqual([]);
    const [away] = decideActivity(said, { type: 'set_purpose', purpose, codes: NONE });
    expect(evolveActivity(said, away!)).toMatchObject(NONE);
  });
});

describe('of a resource and of a campaign', () => {
  const resource: Resource = {
    ...{ id: 'r', kind: 'venue', name: '多功能厅', place: null, note: null, ownerUnitId: 'customs' },
    ...{ bookings: [], visits: [], uses: [] },
  };
  const texts = { name: '多功能厅', place: null, note: null };

  it('are said anew with its texts; of before the codes they stay', () => {
    const [event] = decideResource(resource, { type: 'change', ...texts, ...CODES });
    const said = evolveResource(resource, event!);
    expect(said).toMatchObject(CODES);
    expect(decideResource(said, { type: 'change', ...texts, ...CODES })).toEqual([]);
    expect(decideResource(resource, { type: 'change', ...texts, ...NONE })).toEqual([]);
    expect(evolveResource(said, { type: 'resource.changed', ...texts, name: '大厅' })).toMatchObject(CODES);
  });

  it('are a change of a campaign', () => {
    const plan: CampaignPlan = {
      ...{ title: '畅通', purpose: null, targetGroup: null, leadUnitId: 'customs', unitIds: [] },
      ...{ startsOn: '2026-12-01', endsOn: '2026-12-31' },
      expected: { problemsSolved: 1, relationsStraightened: 1, reports: 1 },
    };
    const campaign: Campaign = {
      ...plan,
      ...{ id: 'c', kind: 'special_action', partOf: null, plannedAt: '2026-11-30T01:00:00.000Z' },
      ...{ numbersGiven: 0, indicators: [] },
    };
    const at = '2026-12-02T01:00:00.000Z';
    expect(decideCampaign(campaign, { type: 'change', at, ...plan, ...NONE })).toEqual([]);
    expect(decideCampaign(campaign, { type: 'change', at, ...plan, ...CODES })).toMatchObject([
      { type: 'campaign.changed', ...CODES },
    ]);
  });
});
