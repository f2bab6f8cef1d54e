import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleFrame } from '../alliance-figures/alliance-figures.example.js';
import type { CellValue } from '../domain/measure.js';
import { FigureDesk } from '../figures/figure-desk.js';
import { MomentQuery } from '../figures/figures-query.js';
import { coverageFigures } from './coverage-figures.js';
import { CoverageView } from './coverage.view.js';

const standing = (metric: string, part: string, state: string, value: number): CellValue => ({
  metric,
  part,
  unitId: null,
  categoryCode: null,
  state,
  period: null,
  value,
});
const exampleCells = [
  standing('alliance_enterprises', 'own', 'eligible', 32),
  standing('alliance_enterprises', 'joint', 'ineligible', 40),
  standing('alliance_enterprises', 'alliance_branch', 'ineligible', 10),
  standing('party_organisations', 'count', 'own', 36),
  standing('party_organisations', 'count', 'joint', 30),
  standing('party_organisations', 'keeping_members', 'own', 36),
  standing('party_organisations', 'keeping_members', 'joint', 30),
  standing('party_organisations', 'members', 'own', 318),
  standing('party_organisations', 'members', 'joint', 160),
];
const { alliance_id, as_of, definitions_version, watermark } = exampleFrame;

@Controller('v1/statistics')
export class CoverageController {
  constructor(private readonly desk: FigureDesk) {}

  @Get('coverage')
  @Allow(...ROLES)
  @Operation({
    zh: '党组织组建与覆盖',
    en: 'Party organisations: formed and covered',
    description: {
      zh: '组建率 O1、覆盖率 O2、结构 O4。产业联盟内外的企业分开计算；O4 为全区党组织。',
      en: 'Own-organisation rate O1, coverage O2, structure O4. Enterprises inside and outside the industry alliances are counted apart; O4 is about all organisations of the zone.',
    },
    type: CoverageView,
    response: {
      alliance_id,
      as_of,
      definitions_version,
      watermark,
      ...coverageFigures(exampleCells, { branches: [] }),
    },
  })
  coverage(
    @Query() query: MomentQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoverageView | undefined> {
    return this.desk.answer({ of: 'coverage', who, query, request, reply }, async (figures) => ({
      ...figures.frame,
      ...coverageFigures(await figures.cells(), await figures.siteCoverage()),
    }));
  }
}
