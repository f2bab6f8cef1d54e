import type { Role } from '@muster/auth';
import { accept } from '@muster/contracts';
import { type Answer } from '@muster/http/testing';
import type { Directory } from '../src/domain/directory.js';
import { DEMO_ALLIANCES, demoDirectory } from './demo-directory.js';
import { alike, OrganizationsUnderTest } from './organizations-under-test.js';

describe('organizations: HTTP in, Kafka out', () => {
  let organizations: OrganizationsUnderTest;
  let service: OrganizationsUnderTest['service'];

  beforeAll(async () => {
    organizations = await OrganizationsUnderTest.start();
    service = organizations.service;
  });
  afterAll(() => organizations.stop());

  const platform = () => service.as({ role: 'operator', allianceId: null });
  const of = (allianceId: string, role: Role) => service.as({ role, allianceId });
  const fresh = () => alike('tianjin');
  const put = (directory: Directory, ask?: { headers: Record<string, string> }) =>
    platform().put(`/v1/alliances/${directory.alliance.id}/directory`, directory, ask);

  it.each(DEMO_ALLIANCES)('imports %s, exports it unchanged, and tells everybody', async (name) => {
    const directory = demoDirectory(name);
    const first = await put(directory);
    expect(first).toMatchObject({ status: 201, body: { alliance_id: name, changed: true, warnings: [] } });
    const { version } = first.body;
    expect(first.headers.get('etag')).toBe(`"v${version}"`);

    const exported = await fetchText(of(name, 'council'), `/v1/alliances/${name}/directory`);
    expect(exported.text).toBe(JSON.stringify(directory));
    expect(exported.etag).toBe(`"v${version}"`);

    const events = await organizations.publishedOf(name, version);
    expect(events.map((event) => event.version)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    for (const event of events) {
      expect(event.tenant).toBe(name);
      accept(event.type, event.data);
      expect(event.text).not.toMatch(/000-0000|值班员/);
    }
    expect(events[0]!.type).toBe('muster.alliance.registered.v1');

    const again = await put(directory);
    expect(again).toMatchObject({ status: 200, body: { version, changed: false, events: 0 } });
  });

  it('tells who is to be covered since, once, and who is not any more (mechanisms 2.5)', async () => {
    const directory = fresh();
    const { id } = directory.alliance;
    const { version } = (await put(directory)).body;
    const [like] = directory.enterprises;
    const joins = { ...like!, id: 'joins', formal_members: 1, joined_on: '2026-11-02' };
    directory.enterprises.push(joins);
    await put(directory);
    directory.units[0]!.name_en = 'Renamed'; // nothing that changes coverage
    await put(directory);
    directory.party_organisations.find(({ form }) => form === 'joint')!.enterprise_ids.push('joins');
    const last = await put(directory);
    const events = (await organizations.publishedOf(id, last.body.version)).slice(version);
    expect(events.map(({ type }) => type)).toEqual([
      'muster.enterprise.registered.v1',
      'muster.coverage.changed.v1',
      'muster.unit.updated.v1',
      'muster.party_organisation.updated.v1',
      'muster.coverage.changed.v1',
    ]);
    const due = [{ enterprise_id: 'joins', need: 'any_organisation', reason: 'joined' }];
    expect(events[1]!.data).toMatchObject({ due, settled: [] });
    expect(events[4]!.data).toMatchObject({ due: [], settled: ['joins'] });
  });

  it('publishes what changed, and nothing else', async () => {
    const directory = fresh();
    const { id } = directory.alliance;
    const { version } = (await put(directory)).body;
    directory.enterprises[0]!.formal_members += 1;
    directory.responsibility_matrix.rules[0]!.co_unit_ids = [];
    directory.units.splice(8, 0, {
      id: 'harbour-master',
      name_zh: '港务',
      name_en: 'Harbour master',
      active: true,
      catch_all: false,
    });
    const second = await put(directory);
    expect(second).toMatchObject({
      status: 200,
      body: {
        version: version + 4,
        events: 4,
        warnings: [
          {
            pointer: '/units/8',
            code: 'nobody_on_duty',
            message: '单位“harbour-master”没有值班表；无副职、负责人时，其哨件派往兜底单位',
          },
        ],
      },
    });
    const events = (await organizations.publishedOf(id, version + 4)).slice(version);
    expect(events.map(({ type }) => type)).toEqual([
      'muster.unit.registered.v1',
      'muster.enterprise.updated.v1',
      'muster.responsibility_matrix.published.v1',
      'muster.alliance.updated.v1',
    ]);
    expect(events[2]!.data).toMatchObject({ matrix_version: 2 });
    expect((await of(id, 'operator').get(`/v1/alliances/${id}/directory`)).body).toEqual(directory);
  });

  it('refuses a bad document with every error and its place, and changes nothing', async () => {
    const directory = fresh();
    const path = `/v1/alliances/${directory.alliance.id}/directory`;
    const { version } = (await put(directory)).body;
    const bad = structuredClone(directory) as any;
    bad.units[2].name_zh = '';
    bad.units[3].colour = 'red';
    bad.enterprises[4].industry_alliance_ids = ['tea'];
    bad.responsibility_matrix.rules[0].co_unit_ids.push(bad.responsibility_matrix.rules[0].lead_unit_id);
    bad.calendars[0].weekly.mon.push(['17:00', '19:00']);
    const chinese = await put(bad);
    expect(chinese).toMatchObject({ status: 422, body: { code: 'directory_invalid', error_count: 5 } });
    expect(chinese.body.errors).toEqual([
      { pointer: '/units/2/name_zh', code: 'name', message: '应为 1 至 200 个字符的单行文字，首尾无空格' },
      { pointer: '/units/3/colour', code: 'unknown_field', message: '没有这个字段' },
      {
        pointer: '/enterprises/4/industry_alliance_ids/0',
        code: 'unknown_industry_alliance',
        message: '产业联盟“tea”不存在',
      },
      {
        pointer: '/responsibility_matrix/rules/0/co_unit_ids/1',
        code: 'lead_also_listed',
        message: '牵头单位“customs”不能同时列为协办或知会单位',
      },
      { pointer: '/calendars/0/weekly/mon/2', code: 'shift_overlap', message: '班次应按时间顺序且不重叠' },
    ]);
    const english = await put(bad, { headers: { 'accept-language': 'en' } });
    expect(english.body.errors[2].message).toBe('there is no industry alliance "tea"');
    const operator = of(directory.alliance.id, 'operator');
    expect((await operator.get(path)).headers.get('etag')).toBe(`"v${version}"`);

    for (const body of ['[]', 'null', '"text"', '7', '{}']) {
      expect((await platform().request('PUT', path, { body })).status).toBe(422);
    }
    expect((await platform().request('PUT', path, { body: '{"alliance":' })).body.code).toBe(
      'malformed_json',
    );
    const elsewhere = await platform().put('/v1/alliances/elsewhere/directory', directory);
    expect(elsewhere.body.errors).toContainEqual(
      expect.objectContaining({ pointer: '/alliance/id', code: 'id_mismatch' }),
    );
  });

  it('lists at most 200 errors of a document that is wrong everywhere, and says how many there are', async () => {
    const directory = fresh() as any;
    directory.enterprises = Array.from({ length: 500 }, () => ({}));
    const { body } = await put(directory);
    expect(body.errors).toHaveLength(200);
    expect(body.error_count).toBeGreaterThan(2_000);
  });

  it('takes five mebibytes and no more', async () => {
    const directory = fresh();
    const filler = 'x'.repeat(5 * 1024 * 1024);
    expect((await put({ ...directory, filler } as never)).body).toMatchObject({
      status: 413,
      code: 'body_too_large',
    });
    const [first] = directory.enterprises;
    const names = { name_zh: '长'.repeat(200), name_en: 'x'.repeat(200) };
    for (let n = 0; n < 4_500; n++) directory.enterprises.push({ ...first!, ...names, id: `more-${n}` });
    expect(Buffer.byteLength(JSON.stringify(directory))).toBeGreaterThan(4 * 1024 * 1024);
    expect(Buffer.byteLength(JSON.stringify(directory))).toBeLessThan(5 * 1024 * 1024);
    expect((await put(directory)).status).toBe(201);
  });

  it('replaces only the version that the caller saw', async () => {
    const directory = fresh();
    const { version } = (await put(directory, { headers: { 'if-match': '"v0"' } })).body;
    directory.alliance.name_en = 'Renamed';
    expect((await put(directory, { headers: { 'if-match': `"v${version - 1}"` } })).body).toMatchObject({
      status: 412,
      code: 'stale_version',
      current_version: version,
    });
    expect((await put(directory, { headers: { 'if-match': `"v${version}"` } })).body).toMatchObject({
      version: version + 1,
    });
    expect((await put(fresh(), { headers: { 'if-match': '"v3"' } })).status).toBe(412);
  });

  it('lets imports that come together all succeed, one after the other', async () => {
    const directory = fresh();
    await put(directory);
    const names = ['One', 'Two', 'Three', 'Four'];
    const answers = await Promise.all(
      names.map((name_en) => put({ ...directory, alliance: { ...directory.alliance, name_en } })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.version)).size).toBe(4);
  });

  describe('reading', () => {
    let directory: Directory;
    let base: string;
    beforeAll(async () => {
      directory = fresh();
      base = `/v1/alliances/${directory.alliance.id}`;
      await put(directory);
    });
    const as = (role: Role) => of(directory.alliance.id, role);

    it('pages through enterprises in the order of the document', async () => {
      const ids: string[] = [];
      let next: string | null = `${base}/enterprises?limit=30`;
      while (next) {
        const answer: Answer = await as('enterprise').get(next);
        ids.push(...answer.body.items.map(({ id }: { id: string }) => id));
        next = /<(.*)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1] ?? null;
        expect(Boolean(next)).toBe(answer.body.next_cursor !== null);
      }
      expect(ids).toEqual(directory.enterprises.map(({ id }) => id));
    });

    it('filters', async () => {
      const count = async (path: string) =>
        (await as('analyst').get(`${base}/${path}${path.includes('?') ? '&' : '?'}limit=200`)).body.items
          .length;
      expect(await count('party-organisations?form=own')).toBe(36);
      expect(await count('party-organisations?form=joint')).toBe(30);
      expect(await count('party-organisations?enterprise_id=enterprise-003')).toBe(1);
      const cars = directory.enterprises.filter((each) =>
        each.industry_alliance_ids.includes('parallel-imported-cars'),
      );
      expect(await count('enterprises?industry_alliance_id=parallel-imported-cars')).toBe(cars.length);
      expect(await count('enterprises?q=Enterprise%2001')).toBe(10);
      expect(await count('enterprises?q=%25')).toBe(0);
      expect(await count('units?active=false')).toBe(0);
      expect(await count('industry-alliances')).toBe(5);
      expect(await count('projects')).toBe(0);
      expect(await count('officers?unit_id=customs')).toBe(2);
      const made = Buffer.from(JSON.stringify([2 ** 40])).toString('base64url');
      expect((await as('analyst').get(`${base}/enterprises?cursor=${made}`)).body.items).toEqual([]);
      expect((await as('analyst').get(`${base}/enterprises?q=%00`)).status).toBe(422);
      const bad = await as('analyst').get(`${base}/enterprises?limit=0&nonsense=1&cursor=x`);
      expect(bad.status).toBe(422);
    });

    it('shows telephone numbers to those who must call, and no names to analysts', async () => {
      const seen = async (role: Role) =>
        Object.keys((await as(role).get(`${base}/officers`)).body.items[0]).sort();
      for (const role of ['dispatcher', 'council', 'operator'] as const)
        expect(await seen(role)).toEqual(['id', 'name', 'phone', 'posts']);
      for (const role of ['enterprise', 'unit_officer'] as const)
        expect(await seen(role)).toEqual(['id', 'name', 'posts']);
      expect(await seen('analyst')).toEqual(['id', 'posts']);
      const text = async (role: Role, path: string) =>
        JSON.stringify((await as(role).get(`${base}/${path}`)).body);
      for (const path of ['directory', 'duty']) {
        expect(await text('enterprise', path)).not.toContain('000-0000');
        expect(await text('analyst', path)).not.toMatch(/000-0000|值班员/);
        expect(await text('dispatcher', path)).toContain('000-0000');
      }
    });

    it('says who is on duty, and where nobody is', async () => {
      const now = await as('unit_officer').get(`${base}/duty`);
      expect(now.body.items).toHaveLength(16);
      expect(now.body.unattended_unit_ids).toEqual([]);
      const rota = directory.duty_rota[3]!;
      const at = encodeURIComponent('2026-10-10T16:00:00+08:00');
      const then = await as('unit_officer').get(`${base}/duty?at=${at}&unit_id=${rota.unit_id}`);
      expect(then.body).toMatchObject({
        at: '2026-10-10T08:00:00.000Z',
        items: [{ unit_id: rota.unit_id, officer: { id: rota.shifts[1]!.officer_id } }],
      });
      const longAgo = await as('unit_officer').get(`${base}/duty?at=1999-01-01T00:00:00Z`);
      expect(longAgo.body.items).toEqual([]);
      expect(longAgo.body.unattended_unit_ids).toEqual(directory.units.map(({ id }) => id));
      const plusUnencoded = await as('unit_officer').get(`${base}/duty?at=2026-10-10T16:00+08:00`);
      expect(plusUnencoded.body.at).toBe('2026-10-10T08:00:00.000Z');
      for (const none of ['2026-13-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-10-10T16:00:00%2B23:00']) {
        const refused = await as('unit_officer').get(`${base}/duty?at=${none}`);
        expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '/at', in: 'query' }]]);
      }
    });

    it('shows the matrix with its version and coverage, and the calendars with theirs', async () => {
      const matrix = await as('enterprise').get(`${base}/responsibility-matrix`);
      expect(matrix.body).toMatchObject({ matrix_version: 1, coverage: { covered: 5, stages: 5 } });
      expect(matrix.body.rules).toEqual(directory.responsibility_matrix.rules);
      expect(matrix.body.places).toEqual(directory.responsibility_matrix.places);
      const plans = await as('enterprise').get(`${base}/response-plans`);
      expect(plans.body).toEqual({ plans_version: 1, items: directory.response_plans });
      const calendars = await as('enterprise').get(`${base}/calendars`);
      expect(calendars.body.items).toEqual(
        directory.calendars.map((calendar) => ({ ...calendar, version: 1 })),
      );
    });

    it('shows an alliance and how much there is of it', async () => {
      const one = await as('enterprise').get(base);
      expect(one.body).toMatchObject({
        ...directory.alliance,
        counts: { units: 16, enterprises: 82, party_organisations: 72 },
      });
      expect((await as('enterprise').get('/v1/alliances')).body.items).toHaveLength(1);
      const all = await platform().get('/v1/alliances?limit=200');
      expect(all.body.items.length).toBeGreaterThan(1);
    });
  });

  describe('who may', () => {
    const LISTS = [
      '',
      '/directory',
      '/units',
      '/enterprises',
      '/industry-alliances',
      '/party-organisations',
      '/officers',
      '/projects',
      '/duty',
      '/responsibility-matrix',
      '/response-plans',
      '/calendars',
    ];

    it('import: the operator and the council of the alliance, and the operator of the platform', async () => {
      const directory = fresh();
      const { id } = directory.alliance;
      const path = `/v1/alliances/${id}/directory`;
      for (const role of ['enterprise', 'unit_officer', 'dispatcher', 'analyst'] as const) {
        expect((await of(id, role).put(path, directory)).body.code).toBe('forbidden_role');
      }
      expect((await service.anonymous.put(path, directory)).status).toBe(401);
      expect((await of(id, 'operator').put(path, directory)).status).toBe(201);
      expect((await of(id, 'council').put(path, directory)).status).toBe(200);
    });

    it("see: the alliance's own accounts; to others it does not exist", async () => {
      const directory = fresh();
      const { id } = directory.alliance;
      await put(directory);
      for (const list of LISTS) {
        expect([list, (await of(id, 'enterprise').get(`/v1/alliances/${id}${list}`)).status]).toEqual([
          list,
          200,
        ]);
        for (const role of ['enterprise', 'council', 'operator'] as const) {
          const other = await of('somebody-else', role).get(`/v1/alliances/${id}${list}`);
          expect([list, other.status, other.body.code]).toEqual([list, 404, 'not_found']);
        }
        const nowhere = await platform().get(`/v1/alliances/nowhere${list}`);
        expect([list, nowhere.status]).toEqual([list, 404]);
      }
      const stranger = of('somebody-else', 'operator');
      expect((await stranger.put(`/v1/alliances/${id}/directory`, directory)).status).toBe(404);
      expect((await stranger.get('/v1/alliances')).body.items).toEqual([]);
      expect((await platform().get('/v1/alliances/No%20Slug')).status).toBe(404);
    });
  });
});

async function fetchText(
  caller: { get(path: string): Promise<Answer> },
  path: string,
): Promise<{ text: string; etag: string | null }> {
  const { body, headers } = await caller.get(path);
  return { text: JSON.stringify(body), etag: headers.get('etag') };
}
