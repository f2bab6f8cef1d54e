import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { Allow, type Identity, ROLES, Who } from '@muster/auth';
import { Operation, SlugPipe } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { exampleDirectory } from '../importing/document/directory.example.js';
import { ProjectDocument } from '../importing/document/people.document.js';
import {
  EnterpriseDocument,
  IndustryAllianceDocument,
  PartyOrganisationDocument,
  UnitDocument,
} from '../importing/document/roster.document.js';
import { DirectoryLists } from './directory-lists.js';
import { EnterpriseQuery, NamedQuery, PartyOrganisationQuery, UnitQuery } from './list-query.js';
import { pageClass } from './page-class.js';

const path = { alliance_id: 'example' };
const onePage = (items: unknown[]) => ({ items, next_cursor: null });

/** Who belongs to an alliance. */
@Controller('v1/alliances/:alliance_id')
@Allow(...ROLES)
export class RosterController {
  constructor(private readonly lists: DirectoryLists) {}

  @Get('units')
  @Operation({
    zh: '成员单位',
    en: 'Member units',
    type: pageClass('UnitPage', UnitDocument),
    path,
    response: onePage(exampleDirectory.units),
  })
  units(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: UnitQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const filter = { having: present({ active: query.active }), search: query.q };
    return this.lists.list<UnitDocument>({ who, allianceId, query, request, reply }, 'units', filter);
  }

  @Get('enterprises')
  @Operation({
    zh: '企业',
    en: 'Enterprises',
    type: pageClass('EnterprisePage', EnterpriseDocument),
    path,
    response: onePage(exampleDirectory.enterprises),
  })
  enterprises(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: EnterpriseQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const having = present({ active: query.active, industry_alliance_ids: one(query.industry_alliance_id) });
    const filter = { having, search: query.q };
    return this.lists.list<EnterpriseDocument>(
      { who, allianceId, query, request, reply },
      'enterprises',
      filter,
    );
  }

  @Get('industry-alliances')
  @Operation({
    zh: '产业联盟',
    en: 'Industry alliances',
    type: pageClass('IndustryAlliancePage', IndustryAllianceDocument),
    path,
    response: onePage([
      {
        id: 'oils-and-fats',
        name_zh: '油脂产业联盟',
        name_en: 'Oils and fats alliance',
        party_organisation_id: 'oils-and-fats-branch',
      },
    ]),
  })
  industryAlliances(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: NamedQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = { who, allianceId, query, request, reply };
    return this.lists.list<IndustryAllianceDocument>(asked, 'industry_alliances', { search: query.q });
  }

  @Get('party-organisations')
  @Operation({
    zh: '党组织',
    en: 'Party organisations',
    type: pageClass('PartyOrganisationPage', PartyOrganisationDocument),
    path,
    response: onePage(exampleDirectory.party_organisations),
  })
  partyOrganisations(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: PartyOrganisationQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const filter = {
      having: present({ form: query.form, enterprise_ids: one(query.enterprise_id) }),
      search: query.q,
    };
    const asked = { who, allianceId, query, request, reply };
    return this.lists.list<PartyOrganisationDocument>(asked, 'party_organisations', filter);
  }

  @Get('projects')
  @Operation({
    zh: '重大项目',
    en: 'Key projects',
    type: pageClass('ProjectPage', ProjectDocument),
    path,
    response: onePage(exampleDirectory.projects),
  })
  projects(
    @Param('alliance_id', SlugPipe) allianceId: string,
    @Query() query: NamedQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = { who, allianceId, query, request, reply };
    return this.lists.list<ProjectDocument>(asked, 'projects', { search: query.q });
  }
}

function one(id: string | undefined): string[] | undefined {
  return id === undefined ? undefined : [id];
}

/** The given members only. */
function present(members: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
