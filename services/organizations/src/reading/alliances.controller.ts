import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { decodeCursor, Operation, page, Problem, requireAlliance, SlugPipe, withEtag } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllianceDocument } from '../importing/document/alliance.document.js';
import { exampleDirectory } from '../importing/document/directory.example.js';
import { DirectoryReader, type ListedAlliance } from '../persistence/directory.reader.js';
import { PageQuery } from './list-query.js';
import { pageClass } from './page-class.js';

class AllianceSummary {
  @ApiProperty() id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty() time_zone: string;
  @ApiProperty() number_prefix: string;
  @ApiProperty({ type: 'integer' }) directory_version: number;
  @ApiProperty({ format: 'date-time' }) updated_at: string;
}

class AllianceView extends AllianceDocument {
  @ApiProperty({ type: 'integer' }) directory_version: number;
  @ApiProperty({ format: 'date-time' }) updated_at: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: '各部分条数 / how many entries each section has',
  })
  counts: Record<string, number>;
}

const AlliancePage = pageClass('AlliancePage', AllianceSummary);
const { alliance: example } = exampleDirectory;
const UPDATED = '2026-10-10T08:00:00.000Z';
const exampleSummary = {
  id: example.id,
  name_zh: example.name_zh,
  name_en: example.name_en,
  time_zone: example.time_zone,
  number_prefix: example.number_prefix,
  directory_version: 7,
  updated_at: UPDATED,
};

@Controller('v1/alliances')
@Allow(...ROLES)
export class AlliancesController {
  constructor(private readonly directory: DirectoryReader) {}

  @Get()
  @Operation({
    zh: '联盟列表',
    en: 'List alliances',
    description: {
      zh: '各角色只看到本联盟；平台操作员看到全部。',
      en: "Everybody sees their own alliance; the platform's operator sees all.",
    },
    type: AlliancePage,
    response: { items: [exampleSummary], next_cursor: null },
  })
  async list(
    @Query() query: PageQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [after] = decodeCursor<[string]>(query.cursor, ['string']) ?? [];
    const rows = await this.directory.alliances({ after, limit: query.limit + 1 }, who.allianceId);
    return page(request, reply, rows, query.limit, (last) => [last.id], summary);
  }

  @Get(':alliance_id')
  @Operation({
    zh: '一个联盟',
    en: 'One alliance',
    type: AllianceView,
    path: { alliance_id: 'example' },
    response: { ...example, directory_version: 7, updated_at: UPDATED, counts: { units: 2, enterprises: 1 } },
  })
  async one(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    requireAlliance(who, allianceId);
    const [found] = await this.directory.alliances({ limit: 1 }, allianceId);
    if (!found) throw new Problem(404, 'not_found');
    withEtag(reply, found.version);
    const { version: directory_version, updated_at, alliance } = found;
    return { ...alliance, directory_version, updated_at, counts: await this.directory.counts(allianceId) };
  }
}

function summary({ alliance, version, updated_at }: ListedAlliance): AllianceSummary {
  const { id, name_zh, name_en, time_zone, number_prefix } = alliance;
  return {
    id,
    name_zh,
    name_en,
    time_zone,
    number_prefix,
    directory_version: version,
    updated_at: updated_at.toISOString(),
  };
}
