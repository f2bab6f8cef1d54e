import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional, IsUUID } from 'class-validator';
import { decodeCursor, IsInstant, PageQuery, Problem } from '@muster/http';
import { ACTIVITY_KIND_CODES } from '../domain/activity-kind.js';
import { MEETING_KINDS } from '../domain/meeting.js';
import type { ActivityFilter } from '../persistence/activity.store.js';
import type { ListFilter, ListPosition } from '../persistence/list-filter.js';
import { referenceTexts } from '../references/reference-texts.js';
import { IsSlug } from '../references/request-fields.js';

/** What all lists by start can be asked for. */
export class ListQuery extends PageQuery {
  @ApiProperty({ description: '此时或之后开始 / starts at or after', example: '2026-10-01T00:00:00+08:00' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiProperty({ description: '此时之前开始 / starts before', example: '2027-01-01T00:00:00+08:00' })
  @IsOptional()
  @IsInstant()
  to?: string;
}

export class MeetingListQuery extends ListQuery {
  @ApiProperty({ description: '会议类别 / kind of meeting', example: 'joint_conference' })
  @IsOptional()
  @IsIn(MEETING_KINDS)
  kind?: string;

  @ApiProperty({ description: '议程或决定涉及此哨件 / this ticket is on the agenda or decided upon' })
  @IsOptional()
  @IsUUID()
  ticket_id?: string;
}

export class ActivityListQuery extends ListQuery {
  @ApiProperty({ description: '活动类别 / kind of activity', example: 'volunteering' })
  @IsOptional()
  @IsIn(ACTIVITY_KIND_CODES)
  kind?: string;

  @ApiProperty({ description: '主办单位 / host unit', example: 'customs' })
  @IsOptional()
  @IsSlug()
  unit_id?: string;

  @ApiProperty({ description: '所为项目 / project that it is for', example: 'terminal-phase-2' })
  @IsOptional()
  @IsSlug()
  project_id?: string;

  @ApiProperty({
    description:
      '相关、现场解决或由此吹响的哨件；企业限本企业的 / whistle that it is about, was solved at it or raised from it; an enterprise asks for its own',
  })
  @IsOptional()
  @IsUUID()
  ticket_id?: string;

  @ApiProperty({
    format: 'uuid',
    description: '所属专项或系列 / special action or series that it belongs to',
  })
  @IsOptional()
  @IsUUID()
  campaign_id?: string;

  @ApiProperty({
    description: 'true：仅现在可以报名的 / true: only those that one can sign up for now',
    example: true,
  })
  @IsOptional()
  @IsIn([true])
  @IsBoolean()
  open_for_sign_up?: true;
}

/** What a query asks of the list; one row more than a page tells whether there is another. @throws Problem 422. */
export function listFilter(query: ListQuery & { readonly kind?: string }): ListFilter {
  const { kind, from, to, limit, cursor } = query;
  if (from !== undefined && to !== undefined && Date.parse(from) >= Date.parse(to)) {
    const error = {
      pointer: '/from',
      in: 'query',
      code: 'not_in_order',
      message: referenceTexts['not_in_order']!,
    } as const;
    throw new Problem(422, 'validation_failed', {}, { errors: [error] });
  }
  const after = positionOf(cursor);
  return {
    limit: limit + 1,
    ...(kind === undefined ? {} : { kind }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The same of a list of activities. @throws Problem 422. */
export function activityListFilter(query: ActivityListQuery): ActivityFilter {
  const { unit_id, project_id, ticket_id, campaign_id, open_for_sign_up } = query;
  return {
    ...listFilter(query),
    ...(unit_id === undefined ? {} : { hostUnitId: unit_id }),
    ...(project_id === undefined ? {} : { projectId: project_id }),
    ...(ticket_id === undefined ? {} : { ticketId: ticket_id.toLowerCase() }),
    ...(campaign_id === undefined ? {} : { campaignId: campaign_id }),
    ...(open_for_sign_up === undefined ? {} : { openForSignUp: open_for_sign_up }),
  };
}

/** Position after an item, for the cursor. */
export const cursorOf = ({ startsAt, id }: ListPosition): [string, string] => [startsAt, id];

function positionOf(cursor: string | undefined): ListPosition | undefined {
  const values = decodeCursor<[string, string]>(cursor, ['instant', 'uuid']);
  return values && { startsAt: values[0], id: values[1] };
}
