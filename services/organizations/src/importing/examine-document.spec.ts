import { demoDirectory, NOW } from '../../test/demo-directory.js';
import { both, push, said, set } from '../../test/document-edits.js';
import { examineDocument } from './examine-document.js';
import { FINDING_TEXTS, textOf } from './finding-texts.js';

describe('a document that is no document', () => {
  it.each([null, [], 'text', 7])('%j', (document) => {
    expect(examineDocument(document, 'tianjin', NOW)).toMatchObject({
      ok: false,
      errors: [{ pointer: '', code: 'object' }],
    });
  });

  it('{} lacks every section', () => {
    const examination = examineDocument({}, 'tianjin', NOW);
    expect(!examination.ok && examination.errors.every(({ code }) => code === 'required')).toBe(true);
    expect(!examination.ok && examination.errors).toHaveLength(10);
  });

  it.each([
    'alliance',
    'units',
    'enterprises',
    'party_organisations',
    'officers',
    'responsibility_matrix',
    'calendars',
  ])('survives any kind of %s', (section) => {
    for (const value of [null, 'x', 3, true, {}, [], [null], ['x'], [[]], [{}]]) {
      expect(examineDocument({ ...demoDirectory('tianjin'), [section]: value }, 'tianjin', NOW).ok).toBe(
        false,
      );
    }
  });

  it('survives any kind of response plans; to have none is allowed', () => {
    const examined = (response_plans: unknown) =>
      examineDocument({ ...demoDirectory('tianjin'), response_plans }, 'tianjin', NOW).ok;
    for (const value of [null, 'x', 3, true, {}, [null], ['x'], [[]], [{}]])
      expect(examined(value)).toBe(false);
    expect(examined([])).toBe(true);
  });
});

it('reports all mistakes of a document at once', () => {
  const findings = said(
    both(
      set('/units/3/name_zh', ''),
      set('/enterprises/0/formal_members', -1),
      push('/alliance/lead_unit_ids', 'nobody'),
    ),
  );
  expect(findings).toEqual([
    'name /units/3/name_zh',
    'whole_number /enterprises/0/formal_members',
    'unknown_unit /alliance/lead_unit_ids/1',
  ]);
});

/** A measurement without what the process did beside: collecting garbage, compiling. */
function leastOfThree(measure: () => number): number {
  return Math.min(measure(), measure(), measure());
}

it('takes ten times as long for ten times as many enterprises, not a hundred times', () => {
  const document = demoDirectory('tianjin');
  const [first] = document.enterprises;
  const costOf = (enterprises: number): number => {
    for (let i = document.enterprises.length; i < enterprises; i++)
      document.enterprises.push({ ...first!, id: `more-${i}`, formal_members: 0 });
    const before = process.cpuUsage();
    expect(examineDocument(document, 'tianjin', NOW).ok).toBe(true);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  costOf(1_000); // compiled by then
  const small = leastOfThree(() => costOf(1_000));
  expect(leastOfThree(() => costOf(10_000)) / small).toBeLessThan(40);
});

// Quadratic, either took minutes for what an import may weigh (ADR-0194).
it.each<[string, (many: number) => object]>([
  [
    'rules per industry alliance among enterprises in several',
    (many) => {
      const document = demoDirectory('tianjin');
      const [enterprise] = document.enterprises;
      const named = { name_zh: '甲', name_en: 'A' };
      document.industry_alliances.push(
        ...Array.from({ length: many }, (_, i) => ({ id: `x${i}`, ...named })),
        { id: 'y1', ...named },
        { id: 'y2', ...named },
      );
      for (let i = 0; i < many; i++) {
        const industry_alliance_ids = ['y1', 'y2'];
        document.enterprises.push({
          ...enterprise!,
          id: `more-${i}`,
          formal_members: 0,
          industry_alliance_ids,
        });
        document.responsibility_matrix.rules.push({
          id: `more-${i}`,
          category_code: null,
          process_stage: null,
          industry_alliance_id: `x${i}`,
          lead_unit_id: document.units[0]!.id,
          co_unit_ids: [],
        });
      }
      return document;
    },
  ],
  [
    'projects that one officer looks after',
    (many) => {
      const document = demoDirectory('tianjin');
      const [officer] = document.officers;
      for (let i = 0; i < many; i++) {
        const id = `p${i}`;
        const named = { name_zh: '甲', name_en: 'A' };
        document.projects.push({ id, ...named, stage: 'x', unit_ids: [], officer_ids: [officer!.id] });
        officer!.posts.push({ organisation_kind: 'project', organisation_id: id, post: 'x' });
      }
      return document;
    },
  ],
  [
    'a chain of categories, which is too deep',
    (many) => {
      const document = demoDirectory('tianjin');
      for (let i = 0; i < many; i++) {
        document.responsibility_matrix.categories.push({
          code: `c${i}`,
          name_zh: '甲',
          name_en: 'A',
          kind: 'key',
          ...(i > 0 && { parent: `c${i - 1}` }),
        });
      }
      return document;
    },
  ],
])('eight times as much costs hardly more than eight times: %s', (_, documentOf) => {
  const costOf = (many: number): number => {
    const document = documentOf(many);
    const before = process.cpuUsage();
    examineDocument(document, 'tianjin', NOW);
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  costOf(500); // compiled by then
  const small = leastOfThree(() => costOf(500));
  expect(leastOfThree(() => costOf(4_000)) / small).toBeLessThan(25);
});

it('says what it found in both languages', () => {
  for (const { zh, en } of Object.values(FINDING_TEXTS)) expect(zh.length * en.length).toBeGreaterThan(0);
  expect(textOf({ pointer: '/x', code: 'whole_number', params: { min: 0, max: 9 } })).toEqual({
    zh: '应为 0 至 9 的整数',
    en: 'must be a whole number from 0 to 9',
  });
});
