import { messageOf, testMessage } from './message.js';
import type { Notice } from './notice.js';
import { noticeTexts } from './texts.js';
import { LANGUAGES, NOTICE_KINDS } from './vocabulary.js';

const notice: Notice = {
  kind: 'offered',
  eventId: 'e',
  tenantId: 'north',
  occurredAt: '2026-11-24T01:00:00.000Z',
  ticketId: 't',
  ticketNo: 'TJ-2026-000123',
  round: 1,
  unitId: 'customs',
  enterpriseId: null,
  role: 'lead',
  clock: 'sign',
  dueAt: '2026-11-24T02:00:00.000Z',
  emergency: false,
};
const names = {
  timeZone: 'Asia/Shanghai',
  unit: (id: string, language: string) => (language === 'zh' ? '海关' : `the ${id}`),
  mechanism: (code: string, language: string) => (language === 'zh' ? '联席会' : `the ${code}`),
  party: (id: string, language: string) => (language === 'zh' ? '油脂产业联盟党支部' : `the ${id}`),
  enterprise: (id: string, language: string) => (language === 'zh' ? `企业${id}` : `enterprise ${id}`),
  project: (id: string, language: string) => (language === 'zh' ? '泊位改造' : `the ${id}`),
};

it('speaks the recipient’s language and the alliance’s time', () => {
  expect(messageOf('m', [notice], 'zh', names)).toMatchObject({
    id: 'm',
    subject: '【吹哨报到】哨件 TJ-2026-000123 派至海关（主办），请于 2026-11-24 10:00 前签收',
  });
  expect(messageOf('m', [{ ...notice, kind: 'breached' }], 'en', names).lines).toEqual([
    'Whistle TJ-2026-000123: the customs missed its deadline to sign, due 2026-11-24 10:00',
  ]);
});

it('names the mechanism and the period of what is due', () => {
  const due = {
    ...notice,
    ticketId: null,
    ticketNo: null,
    unitId: null,
    mechanismCode: 'c',
    period: '2026-Q4',
  };
  const missed = { ...due, kind: 'cadence_missed', dueAt: '2026-12-31T16:00:00.000Z' } as const;
  expect(messageOf('m', [missed], 'zh', names).lines).toEqual([
    '联席会：2026-Q4 未达频次（截至 2027-01-01 00:00）；若已举行，请补记出席',
  ]);
  expect(messageOf('m', [{ ...due, kind: 'cadence_due' }], 'en', names).lines[0]).toMatch(
    /^the c: not held as often as is due in 2026-Q4, and not enough is arranged/,
  );
});

it('names the projects that lack an officer or a branch', () => {
  const due = {
    ...{ ...notice, ticketNo: null, dueAt: null },
    kind: 'project_coverage_due',
    ...{ projectCount: 2, officerCount: 1, branchCount: 2, firstProjectIds: ['甲'] },
  } as const;
  expect(messageOf('m', [due], 'zh', names).lines).toEqual([
    `${names.project('甲', 'zh')}等待落实：缺双员 1 个，待建党组织 2 个；请登录查看`,
  ]);
});

it('names the first of the enterprises that are to be covered, and says that there are more', () => {
  const due = {
    ...{ ...notice, ticketNo: null, dueAt: null },
    kind: 'coverage_due',
    ...{ enterpriseCount: 2, ownCount: 1, firstEnterpriseIds: ['甲', '乙'] },
  } as const;
  expect(messageOf('m', [due], 'zh', names).lines).toEqual([
    '2 家企业待党组织覆盖（其中应单独组建 1 家）：企业甲、企业乙；请登录查看名单与联合组建建议',
  ]);
  expect(messageOf('m', [{ ...due, enterpriseCount: 7 }], 'en', names).lines[0]).toMatch(
    /: 7 enterprises \(1 due one of their own\): enterprise 甲, enterprise 乙 and others; sign in/,
  );
});

it('names the party organisation and the days of a secretary’s turn', () => {
  const turn = {
    ...{ ...notice, ticketNo: null, unitId: null, dueAt: null },
    ...{ partyOrganisationId: 'oils', startsOn: '2026-12-01', endsOn: '2026-12-31' },
  };
  expect(messageOf('m', [{ ...turn, kind: 'turn_assigned' }], 'zh', names).lines).toEqual([
    '书记轮值：2026-12-01 至 2026-12-31 由油脂产业联盟党支部书记轮值',
  ]);
  expect(messageOf('m', [{ ...turn, kind: 'turn_begun' }], 'en', names).lines[0]).toMatch(
    /^Secretary duty: the turn of the oils begins today and lasts until 2026-12-31/,
  );
});

it('names whoever is called: the party organisation, or else the unit', () => {
  const called = { ...notice, kind: 'mobilised', ticketNo: null, mobilisationId: 'm' } as const;
  expect(messageOf('m', [called], 'zh', names).lines).toEqual([
    '动员：请海关于 2026-11-24 10:00 前答复是否参加及人数，具体要求请登录查看',
  ]);
  const branch = { ...called, kind: 'mobilisation_called_off', partyOrganisationId: 'oils' } as const;
  expect(messageOf('m', [branch], 'en', names).lines).toEqual([
    'the oils need not come: the mobilisation for 2026-11-24 10:00 was called off',
  ]);
});

it('names a key project and its phase, one that it does not know by its code', () => {
  const entered = {
    ...{ ...notice, ticketNo: null, dueAt: null, processId: 'p', projectId: 'berth' },
    kind: 'phase_entered',
    phase: 'acceptance',
  } as const;
  expect(messageOf('m', [entered], 'zh', names).lines).toEqual([
    '重大项目“泊位改造”进入验收阶段，请登录查看并确认早告知清单',
  ]);
  expect(messageOf('m', [{ ...entered, phase: 'dredging' }], 'en', names).lines[0]).toMatch(
    'phase of dredging;',
  );
});

it('names a meeting by its kind, and one of a kind that it does not know by its code', () => {
  const called = {
    ...notice,
    kind: 'meeting_called',
    ticketNo: null,
    meetingKind: 'joint_conference',
  } as const;
  expect(messageOf('m', [called], 'zh', names).lines).toEqual([
    '海关应邀出席联席会，2026-11-24 10:00 开始，请登录查看议程',
  ]);
  const off = { ...called, kind: 'meeting_called_off', meetingKind: 'new_kind' } as const;
  expect(messageOf('m', [off], 'en', names).lines).toEqual([
    'the customs need not come to new_kind of 2026-11-24 10:00: it was called off',
  ]);
});

it('makes one message with a list out of several notices', () => {
  const digest = messageOf('m', [notice, { ...notice, kind: 'cancelled' }], 'zh', names);
  expect(digest.subject).toBe('【吹哨报到】2 条通知');
  expect(digest.lines).toHaveLength(2);
});

it.each(NOTICE_KINDS)('%s: leaves no place unfilled, whatever is missing', (kind) => {
  const empty = { ...notice, kind, ticketNo: null, unitId: null, role: null, clock: null, dueAt: null };
  for (const language of LANGUAGES) {
    expect(noticeTexts[kind][language]).not.toBe('');
    for (const each of [
      { ...notice, kind },
      empty,
      { ...notice, kind, role: 'new_role', clock: 'new_clock' },
    ])
      expect(messageOf('m', [each], language, names).lines[0]).not.toMatch(/[{}]|undefined|null/);
  }
});

it('a test says that it is one', () => {
  expect(testMessage('m', 'en').lines).toEqual(['This is a test notice: the channel works']);
});
