import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, Problem, requireAlliance, SlugPipe, withEtag } from '@muster/http';
import type { FastifyReply } from 'fastify';
import { exampleDirectory } from '../importing/document/directory.example.js';
import {
  CalendarDocument,
  ResponsePlanDocument,
  ResponsibilityMatrixDocument,
} from '../importing/document/work.document.js';
import { DirectoryReader } from '../persistence/directory.reader.js';

class StageCoverage {
  @ApiProperty({ type: 'integer' }) covered: number;
  @ApiProperty({ type: 'integer' }) stages: number;
}

class ResponsibilityMatrixView extends ResponsibilityMatrixDocument {
  @ApiProperty({ type: 'integer' }) matrix_version: number;
  @ApiProperty({
    type: StageCoverage,
    description: '有责任单位的环节数 / stages for which some unit answers',
  })
  coverage: StageCoverage;
}

class ResponsePlanListView {
  @ApiProperty({ type: 'integer', description: '预案版本；0 为尚无预案 / 0 before there are any' })
  plans_version: number;
  @ApiProperty({ type: [ResponsePlanDocument] }) items: ResponsePlanDocument[];
}

class CalendarView extends CalendarDocument {
  @ApiProperty({ type: 'integer', description: '工时变化时加一 / grows when the working time changes' })
  version: number;
}

class CalendarListView {
  @ApiProperty({ type: [CalendarView] }) items: CalendarView[];
}

const path = { alliance_id: 'example' };

/** Who answers for what, and when they work. */
@Controller('v1/alliances/:alliance_id')
@Allow(...ROLES)
export class ResponsibilityController {
  constructor(private readonly directory: DirectoryReader) {}

  @Get('responsibility-matrix')
  @Operation({
    zh: '责任清单',
    en: 'Responsibility matrix',
    type: ResponsibilityMatrixView,
    path,
    response: {
      matrix_version: 1,
      coverage: { covered: 0, stages: 1 },
      ...exampleDirectory.responsibility_matrix,
    },
  })
  async matrix(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResponsibilityMatrixView> {
    requireAlliance(who, allianceId);
    const found = await this.directory.matrix(allianceId);
    if (!found) throw new Problem(404, 'not_found');
    withEtag(reply, found.version);
    const { matrix_version, matrix } = found;
    const covered = new Set(matrix.rules.map(({ process_stage }) => process_stage));
    const stages = matrix.process_stages.map(({ code }) => code);
    const coverage = { covered: stages.filter((code) => covered.has(code)).length, stages: stages.length };
    return { matrix_version, coverage, ...matrix };
  }

  @Get('response-plans')
  @Operation({
    zh: '预案',
    en: 'Response plans',
    description: {
      zh: '综合执法、重点工作、应急处置三类哨件预先商定的单位与步骤；优先于责任清单的规则。',
      en: 'Units and steps agreed beforehand for joint enforcement, key work and emergencies; they go before the rules of the matrix.',
    },
    type: ResponsePlanListView,
    path,
    response: { plans_version: 1, items: exampleDirectory.response_plans! },
  })
  async plans(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ResponsePlanListView> {
    requireAlliance(who, allianceId);
    const found = await this.directory.plans(allianceId);
    if (!found) throw new Problem(404, 'not_found');
    withEtag(reply, found.version);
    return { plans_version: found.plans_version, items: found.items };
  }

  @Get('calendars')
  @Operation({
    zh: '工作日历',
    en: 'Working calendars',
    type: CalendarListView,
    path,
    response: { items: [{ ...exampleDirectory.calendars[0], version: 1 }] },
  })
  async calendars(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Who() who: Identity,
  ): Promise<CalendarListView> {
    requireAlliance(who, allianceId);
    const items = await this.directory.calendars(allianceId);
    if (!items) throw new Problem(404, 'not_found');
    return { items };
  }
}
