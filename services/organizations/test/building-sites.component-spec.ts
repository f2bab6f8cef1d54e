import type { Role } from '@muster/auth';
import { accept } from '@muster/contracts';
import { DAY_MS, localDate, plusDays } from '@muster/clock';
import type { Directory, Post } from '../src/domain/directory.js';
import { DirectoryStore } from '../src/persistence/directory.store.js';
import { DayWatch } from '../src/watching/day-watch.js';
import { alike, OrganizationsUnderTest } from './organizations-under-test.js';

describe('building sites: dual officers with terms, and who is due a branch', () => {
  let organizations: OrganizationsUnderTest;
  let service: OrganizationsUnderTest['service'];

  beforeAll(async () => {
    organizations = await OrganizationsUnderTest.start();
    service = organizations.service;
  });
  afterAll(() => organizations.stop());

  const today = () => localDate('Asia/Shanghai', service.app.get(DirectoryStore).now().getTime());
  const fresh = () => alike('huangshi');
  /** The posts of the officer of the first project at that project and its branch; the 13th is the officer's, too. */
  const postsAt = (directory: Directory, project: string): Post[] =>
    directory.officers
      .find(({ id }) => id === directory.projects[0]!.officer_ids[0])!
      .posts.filter(({ organisation_id }) => organisation_id.startsWith(project));
  const put = async (directory: Directory) => {
    const platform = service.as({ role: 'operator', allianceId: null });
    const answer = await platform.put(`/v1/alliances/${directory.alliance.id}/directory`, directory);
    expect([200, 201]).toContain(answer.status);
    return answer.body as { version: number; warnings: { code: string }[] };
  };
  const read = async (id: string, role: Role = 'council') =>
    (await service.as({ role, allianceId: id }).get(`/v1/alliances/${id}/dual-officers`)).body;

  it('says who looks after each project, until when, selected by whom, and how much everybody looks after', async () => {
    const directory = fresh();
    const { id } = directory.alliance;
    const until = plusDays(today(), 10);
    for (const post of postsAt(directory, 'project-01')) post.until = until;
    directory.projects[1]!.officer_ids = [];
    directory.projects[2]!.ended_on = today();
    const { warnings } = await put(directory);
    expect(warnings.map(({ code }) => code).sort()).toEqual([
      'branch_of_ended_project',
      'project_without_officer',
    ]);

    const { on, items, workload } = await read(id);
    expect(on).toBe(today());
    expect(items).toHaveLength(23);
    const [first, second] = items;
    expect(first).toMatchObject({
      ...{ project_id: 'project-01', has_officer: true, party_organisation_ids: ['project-01-branch'] },
      ...{ branch_need: null, survey: { formal_members: 3 } },
      officers: [{ id: 'officer-29', name: expect.any(String), state: 'serving', until, days_left: 10 }],
    });
    expect(first.officers[0].posts.map(({ post, appointed_by }: Post) => [post, appointed_by])).toEqual([
      ['project_specialist', '民企中心 / Private enterprise centre'],
      ['party_instructor', '民企中心 / Private enterprise centre'],
    ]);
    expect(second).toMatchObject({ project_id: 'project-02', has_officer: false, officers: [] });
    expect(items.slice(-2).map(({ branch_need }: { branch_need: string }) => branch_need)).toEqual([
      'own_organisation',
      'any_organisation',
    ]);
    expect(workload[0]).toMatchObject({ officer_id: 'officer-29', projects: 2, party_organisations: 2 });
    expect(workload.at(-1)).toMatchObject({ projects: 1 });
  });

  it('shows analysts neither names nor who selected anybody, and others nothing at all', async () => {
    const directory = fresh();
    const { id } = directory.alliance;
    await put(directory);
    const text = JSON.stringify(await read(id, 'analyst'));
    expect(text).toContain('officer-29');
    expect(text).not.toMatch(/值班员|000-0000|appointed_by/);
    const exported = await service
      .as({ role: 'analyst', allianceId: id })
      .get(`/v1/alliances/${id}/directory`);
    expect(JSON.stringify(exported.body)).not.toContain('appointed_by');
    expect(JSON.stringify(await read(id, 'enterprise'))).not.toContain('000-0000');
    const stranger = service.as({ role: 'council', allianceId: 'elsewhere' });
    expect((await stranger.get(`/v1/alliances/${id}/dual-officers`)).status).toBe(404);
    const nowhere = service.as({ role: 'council', allianceId: 'nowhere' });
    expect((await nowhere.get(`/v1/alliances/nowhere/dual-officers`)).status).toBe(404);
  });

  it('tells what projects lack since an import, and no longer lack; never who is meant', async () => {
    const directory = fresh();
    const { id } = directory.alliance;
    const { version } = await put(directory);
    directory.projects[0]!.officer_ids = [];
    directory.projects[22]!.survey!.formal_members = 2;
    await put(directory);
    directory.projects[0]!.officer_ids = ['officer-29'];
    const last = await put(directory);
    const events = (await organizations.publishedOf(id, last.version)).slice(version);
    for (const { type, data } of events) accept(type, data);
    const told = events.filter(({ type }) => type === 'muster.project_coverage.changed.v1');
    expect(told.map(({ data: { due, settled } }) => ({ due, settled }))).toEqual([
      {
        due: [
          { project_id: 'project-01', need: 'officer', reason: 'officer_left' },
          { project_id: 'project-23', need: 'any_organisation', reason: 'members' },
        ],
        settled: [{ project_id: 'project-23', need: 'own_organisation' }],
      },
      { due: [], settled: [{ project_id: 'project-01', need: 'officer' }] },
    ]);
    const text = JSON.stringify(await organizations.publishedOf(id, last.version));
    expect(text).toContain('"surveyed_on"');
    expect(text).not.toMatch(/appointed_by|"until"|民企中心 \//);
  });

  it('tells of a term that has ended when its last day is over where the alliance is, once', async () => {
    const directory = fresh();
    const { id } = directory.alliance;
    for (const post of postsAt(directory, 'project-01')) post.until = today();
    const { version } = await put(directory);
    const watch = service.app.get(DayWatch);
    const now = service.app.get(DirectoryStore).now();
    await watch.look(now);
    expect((await service.app.get(DirectoryStore).load(id)).version).toBe(version);
    const tomorrow = new Date(now.getTime() + DAY_MS);
    await watch.look(tomorrow);
    await watch.look(tomorrow);
    await watch.look(new Date(tomorrow.getTime() + DAY_MS));
    const events = (await organizations.publishedOf(id, version + 1)).slice(version);
    expect(events).toMatchObject([
      {
        type: 'muster.project_coverage.changed.v1',
        data: {
          occurred_at: tomorrow.toISOString(),
          due: [{ project_id: 'project-01', need: 'officer', reason: 'term_ended' }],
          settled: [],
        },
      },
    ]);
    const exported = await service
      .as({ role: 'council', allianceId: id })
      .get(`/v1/alliances/${id}/directory`);
    expect(exported.body).toEqual(directory);
    expect((await service.app.get(DirectoryStore).load(id)).version).toBe(version + 1);
  });
});
