import { Controller, Get, Param, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { daysBetween, localDate } from '@muster/clock';
import { Operation, Problem, requireAlliance, SlugPipe } from '@muster/http';
import { Database } from '@muster/persistence';
import type { FastifyReply } from 'fastify';
import {
  dualOfficersOf,
  hasOfficer,
  type ProjectOfficers,
  type SiteOfficer,
} from '../domain/dual-officers.js';
import { branchNeedOf } from '../domain/project-coverage.js';
import { DirectoryReader } from '../persistence/directory.reader.js';
import {
  DualOfficersView,
  type SiteOfficerView,
  type SiteView,
  type WorkloadView,
} from './dual-officers.view.js';
import { mayName, officerView } from './officer-view.js';

const term = {
  from: '2026-03-01',
  until: '2027-02-28',
  appointed_by: '民企中心 / Private enterprise centre',
};
const examplePosts = [
  { organisation_kind: 'project', organisation_id: 'project-01', post: 'project_specialist', ...term },
  {
    ...{ organisation_kind: 'party_organisation', organisation_id: 'project-01-branch' },
    ...{ post: 'party_instructor', ...term },
  },
];

/** Who looks after the projects under way (双员制, mechanisms 1.1 to 1.4; ADR-0245). */
@Controller('v1/alliances/:alliance_id')
@Allow(...ROLES)
export class DualOfficersController {
  constructor(
    private readonly directory: DirectoryReader,
    private readonly database: Database,
  ) {}

  @Get('dual-officers')
  @Operation({
    zh: '双员：在建项目的专员兼党建指导员',
    en: 'Dual officers of the projects under way',
    description: {
      zh: '每个在建项目现由谁负责、任期、选派单位与距届满天数，按摸底应组建何种党组织；以及每人负责多少。姓名和选派单位对分析员不可见，电话同人员名单。',
      en: 'Who looks after each project under way, for which term, selected by whom, days left, and which branch it is due by its survey; and how much each officer looks after. Analysts see neither names nor who selected them; telephone numbers as in the list of officers.',
    },
    type: DualOfficersView,
    path: { alliance_id: 'example' },
    response: {
      on: '2026-11-30',
      items: [
        {
          ...{
            project_id: 'project-01',
            name_zh: '在建项目01',
            name_en: 'Project 01',
            stage: 'construction',
          },
          has_officer: true,
          officers: [
            {
              ...{ id: 'officer-01', name: '值班员01 / Officer 01', posts: examplePosts },
              ...{ state: 'serving', until: '2027-02-28', days_left: 90 },
            },
          ],
          party_organisation_ids: ['project-01-branch'],
          survey: {
            ...{ surveyed_on: '2026-03-10', formal_members: 4 },
            ...{ probationary_members: 1, relations_elsewhere: 3 },
          },
          branch_need: null,
        },
      ],
      workload: [
        { officer_id: 'officer-01', name: '值班员01 / Officer 01', projects: 1, party_organisations: 1 },
      ],
    },
  })
  async dualOfficers(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DualOfficersView> {
    requireAlliance(who, allianceId);
    const [found] = await this.directory.alliances({ limit: 1 }, allianceId);
    if (!found) throw new Problem(404, 'not_found');
    // Days pass while nothing happens: there is no entity tag that says the answer is still the same.
    void reply.header('cache-control', 'private, no-store');
    const on = localDate(found.alliance.time_zone, this.database.now().getTime());
    const sites = dualOfficersOf(await this.directory.sites(allianceId), on);
    return { on, items: sites.map((site) => siteView(site, on, who)), workload: workloadOf(sites, who) };
  }
}

function siteView(site: ProjectOfficers, on: string, who: Identity): SiteView {
  const { project, branches, officers } = site;
  const { id: project_id, name_zh, name_en, stage, survey } = project;
  return {
    ...{ project_id, name_zh, name_en, stage },
    has_officer: hasOfficer(site),
    officers: officers.map((one) => siteOfficerView(one, on, who)),
    party_organisation_ids: branches.map(({ id }) => id),
    ...(survey ? { survey } : {}),
    branch_need: branchNeedOf(project, branches),
  };
}

function siteOfficerView({ officer, posts, state }: SiteOfficer, on: string, who: Identity): SiteOfficerView {
  const [until] = posts.flatMap((post) => post.until ?? []).sort();
  return {
    ...officerView({ ...officer, posts: [...posts] }, who),
    state,
    until: until ?? null,
    days_left: until === undefined ? null : daysBetween(on, until),
  };
}

function workloadOf(sites: readonly ProjectOfficers[], who: Identity): WorkloadView[] {
  const workload = new Map<string, WorkloadView>();
  for (const { branches, officers } of sites)
    for (const { officer, state } of officers) {
      if (state !== 'serving') continue;
      const { id: officer_id, name } = officer;
      const one = workload.get(officer_id) ?? {
        ...{ officer_id, ...(mayName(who) ? { name } : {}) },
        ...{ projects: 0, party_organisations: 0 },
      };
      one.projects += 1;
      one.party_organisations += branches.length;
      workload.set(officer_id, one);
    }
  return [...workload.values()].sort(
    (a, b) => b.projects - a.projects || (a.officer_id < b.officer_id ? -1 : 1),
  );
}
