import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, requireAlliance, SlugPipe } from '@muster/http';
import { Database } from '@muster/persistence';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Officer } from '../domain/directory.js';
import { onDuty } from '../domain/duty.js';
import { exampleDirectory } from '../importing/document/directory.example.js';
import { PostDocument } from '../importing/document/people.document.js';
import { DirectoryReader } from '../persistence/directory.reader.js';
import { DirectoryLists } from './directory-lists.js';
import { DutyQuery, OfficerQuery } from './list-query.js';
import { officerView } from './officer-view.js';
import { pageClass } from './page-class.js';

const HIDDEN = '按角色可见 / depends on the role';
const path = { alliance_id: 'example' };

class OfficerView {
  @ApiProperty() id: string;
  @ApiProperty({ required: false, description: HIDDEN }) name?: string;
  @ApiProperty({ required: false, description: HIDDEN }) phone?: string;
  @ApiProperty({ type: [PostDocument] }) posts: PostDocument[];
}

class DutyView {
  @ApiProperty() unit_id: string;
  @ApiProperty({ type: OfficerView }) officer: OfficerView;
  @ApiProperty({ format: 'date-time' }) from: string;
  @ApiProperty({ format: 'date-time' }) to: string;
}

class OnDutyView {
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ type: [DutyView] }) items: DutyView[];
  @ApiProperty({ type: [String], description: '此刻无人值班的在册单位 / active units with nobody on duty' })
  unattended_unit_ids: string[];
}

const [exampleOfficer] = exampleDirectory.officers as [Officer];

/** Who holds which posts, and who is on duty. */
@Controller('v1/alliances/:alliance_id')
@Allow(...ROLES)
export class OfficersController {
  constructor(
    private readonly lists: DirectoryLists,
    private readonly directory: DirectoryReader,
    private readonly database: Database,
  ) {}

  @Get('officers')
  @Operation({
    zh: '人员与职务',
    en: 'Officers and their posts',
    description: {
      zh: '电话仅对值班调度、理事会和操作员可见；分析员看不到姓名。',
      en: 'Telephone numbers are for dispatchers, the council and operators; analysts see no names.',
    },
    type: pageClass('OfficerPage', OfficerView),
    path,
    response: { items: [exampleOfficer], next_cursor: null },
  })
  officers(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: OfficerQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { unit_id } = query;
    const having =
      unit_id === undefined ? {} : { posts: [{ organisation_kind: 'unit', organisation_id: unit_id }] };
    const asked = { who, allianceId, query, request, reply };
    return this.lists.list<Officer, object>(asked, 'officers', { having }, (officer) =>
      officerView(officer, who),
    );
  }

  @Get('duty')
  @Operation({
    zh: '当前值班',
    en: 'Who is on duty',
    type: OnDutyView,
    path,
    response: {
      at: '2026-10-10T08:00:00.000Z',
      items: [
        {
          unit_id: 'customs',
          officer: exampleOfficer,
          from: '2026-01-01T00:00:00+08:00',
          to: '2027-01-01T00:00:00+08:00',
        },
      ],
      unattended_unit_ids: ['secretariat'],
    },
  })
  async duty(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: DutyQuery,
    @Who() who: Identity,
  ) {
    requireAlliance(who, allianceId);
    const at = query.at === undefined ? this.database.now() : new Date(query.at);
    const { units, rotas, officers } = await this.directory.duty(allianceId, query.unit_id);
    if (units.length === 0) await this.lists.assertExists(allianceId);
    const people = new Map(officers.map((officer) => [officer.id, officer]));
    const items = onDuty(rotas, at).map(({ officer_id, ...shift }) => ({
      ...shift,
      officer: officerView(people.get(officer_id)!, who),
    }));
    const attended = new Set(items.map(({ unit_id }) => unit_id));
    const unattended = units.filter(({ active, id }) => active && !attended.has(id)).map(({ id }) => id);
    return { at: at.toISOString(), items, unattended_unit_ids: unattended };
  }
}
