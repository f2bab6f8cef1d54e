import { Controller, Get, Query, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, Who } from '@muster/auth';
import { goneOf, Operation } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import type { IndustryAlliance } from '../domain/enterprise-coverage.js';
import { factIndicators } from '../domain/fact-indicators.js';
import { factIndicatorView } from '../facts/definition-view.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { MomentQuery } from '../figures/figures-query.js';
import { outstandingCoverageOf, type OutstandingCoverage, type ToBeCovered } from './outstanding-coverage.js';
import { type EnterpriseToCoverView, OutstandingCoverageView } from './outstanding-coverage.view.js';
import { outstandingSitesOf } from './outstanding-sites.js';
import { existingBranch, outstandingProjectsView } from './outstanding-sites.view.js';

const definition = factIndicatorView(factIndicators.O2d);
const trade = { industry_alliance_id: 'automobiles', name_zh: '平行车', name_en: 'Parallel imports' };
const { alliance_id, as_of, definitions_version, watermark } = exampleFrame;

/** What is left to do until every enterprise is covered: for those who work in the council or look at it, because enterprises are named. */
@Controller('v1/statistics')
export class OutstandingCoverageController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('coverage/outstanding')
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '待组建、待覆盖的企业与在建项目',
    en: 'Enterprises and projects that are to be covered',
    description: {
      zh: '加入最久的在前。联合组建的建议只依据产业联盟，由人决定。在建项目按党员摸底另列，不计入企业的率。',
      en: 'Those who joined longest ago first. Joint branches are proposed by industry alliance only; people decide. Projects under way stand apart, by their surveys, and are in no rate of enterprises.',
    },
    type: OutstandingCoverageView,
    response: {
      ...{ alliance_id, as_of, definitions_version, watermark, definition },
      due_own: [],
      uncovered: [
        {
          ...{ enterprise_id: 'enterprise-017', name_zh: '企业十七', name_en: 'Enterprise 17' },
          ...{ formal_members: 2, industry_alliances: [trade], covered_by: null },
          ...{ joined_on: '2026-11-02', days_since_joining: 28 },
        },
      ],
      proposals: [
        {
          ...trade,
          ...{ enterprise_ids: ['enterprise-017'], formal_members: 2, enough: false },
          branches: [
            {
              ...{ party_organisation_id: 'automobiles-branch', form: 'alliance_branch' },
              ...{ name_zh: '平行车联盟党支部', name_en: 'Branch of parallel imports' },
            },
          ],
        },
      ],
      lag: { n: 6, median_days: 21, p90_days: 40, longest_days: 40 },
      projects: {
        due_own: [
          {
            ...{
              project_id: 'project-01',
              name_zh: '在建项目01',
              name_en: 'Project 01',
              owner_enterprise_id: null,
            },
            ...{
              surveyed_on: '2026-11-20',
              formal_members: 4,
              probationary_members: 1,
              relations_elsewhere: 3,
            },
            covered_by: null,
          },
        ],
        ...{ to_join: [], unsurveyed: [], outlived: [] },
      },
    },
  })
  outstanding(
    @Query() query: MomentQuery,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OutstandingCoverageView> {
    // Days pass while nothing happens: there is no entity tag that says the answer is still the same.
    reply.header('cache-control', 'private, no-store');
    return this.desk.read({ who, query, gone: goneOf(reply) }, async (figures) => {
      const coverage = await figures.enterpriseCoverage();
      const sites = await figures.siteCoverage();
      return {
        ...figures.frame,
        definition,
        ...viewOf(outstandingCoverageOf(coverage, figures.today, (instant) => figures.dayAt(instant))),
        projects: outstandingProjectsView(outstandingSitesOf(sites, coverage, figures.today)),
      };
    });
  }
}

function viewOf({ dueOwn, uncovered, proposals, lag }: OutstandingCoverage) {
  return {
    due_own: dueOwn.map(enterpriseView),
    uncovered: uncovered.map(enterpriseView),
    proposals: proposals.map((proposal) => ({
      ...tradeName(proposal),
      enterprise_ids: [...proposal.enterpriseIds],
      formal_members: proposal.formalMembers,
      enough: proposal.enough,
      branches: proposal.branches.map(existingBranch),
    })),
    lag: { n: lag.n, median_days: lag.median, p90_days: lag.p90, longest_days: lag.longest },
  };
}

const tradeName = ({ id, zh, en }: IndustryAlliance) => ({
  ...{ industry_alliance_id: id, name_zh: zh, name_en: en },
});

function enterpriseView(enterprise: ToBeCovered): EnterpriseToCoverView {
  return {
    enterprise_id: enterprise.id,
    name_zh: enterprise.zh,
    name_en: enterprise.en,
    formal_members: enterprise.formalMembers,
    industry_alliances: enterprise.industryAlliances.map(tradeName),
    covered_by: enterprise.coveredBy,
    joined_on: enterprise.joinedOn,
    days_since_joining: enterprise.daysSinceJoining,
  };
}
