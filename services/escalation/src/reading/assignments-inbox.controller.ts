import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ALLIANCE_ROLES, Allow, type Identity, isUnitRole, ROLES, Who } from '@muster/auth';
import { Operation, page, Problem, tenantOf, UuidPipe, withEtag } from '@muster/http';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Commands } from '../deciding/commands.js';
import { OPEN_ASSIGNMENT_STATES } from '../domain/vocabulary.js';
import { WhistleLists } from '../persistence/whistle.lists.js';
import { sortedCursor } from './cursors.js';
import { exampleAssignment, examplePath } from './examples.js';
import { AssignmentQuery } from './list-queries.js';
import { pageClass } from './page-class.js';
import { AssignmentResource } from './ticket.resource.js';
import { assignmentView } from './ticket-view.js';

const OPEN: readonly string[] = OPEN_ASSIGNMENT_STATES;

/** A unit's inbox. */
@Controller('v1/assignments')
export class AssignmentsInboxController {
  constructor(
    private readonly commands: Commands,
    private readonly lists: WhistleLists,
  ) {}

  @Get()
  @Allow(...ALLIANCE_ROLES)
  @Operation({
    zh: '单位的待办，最急在前',
    en: "A unit's inbox, most urgent first",
    description: {
      zh: '缺省列出未完结的派单，按最早应办时限排序，已超时的在最前。',
      en: 'Open assignments by default, by the earliest deadline that the unit still owes; overdue ones come first.',
    },
    type: pageClass('AssignmentPage', AssignmentResource),
    response: { items: [exampleAssignment], next_cursor: null },
    problems: ['not_entitled'],
  })
  async list(
    @Query() { unit_id, ticket_id, state, limit, cursor }: AssignmentQuery,
    @Who() who: Identity,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const officer = isUnitRole(who.role);
    if (officer && (!who.unitId || (unit_id ?? who.unitId) !== who.unitId)) {
      throw new Problem(403, 'not_entitled', { actors: ['own_unit'] });
    }
    const rows = await this.lists.assignments(tenantOf(who), {
      unitId: officer ? who.unitId : unit_id,
      ticketId: ticket_id,
      states: state,
      after: sortedCursor(
        cursor,
        (state ?? OPEN).every((one) => OPEN.includes(one)),
      ),
      limit: limit + 1,
    });
    return page(
      request,
      reply,
      rows,
      limit,
      ({ position }) => position,
      ({ whistle, assignment }) => assignmentView(whistle, assignment, who),
    );
  }

  @Get(':id')
  @Allow(...ROLES)
  @Operation({
    zh: '派单',
    en: 'An assignment',
    type: AssignmentResource,
    response: exampleAssignment,
    path: examplePath,
  })
  async show(
    @Param('id', UuidPipe) assignmentId: string,
    @Who() who: Identity,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const whistle = await this.commands.visible(tenantOf(who), { assignmentId }, who);
    const assignment = whistle.assignments.find(({ id }) => id === assignmentId)!;
    withEtag(reply, assignment.version);
    return assignmentView(whistle, assignment, who);
  }
}
