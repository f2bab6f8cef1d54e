import { ApiProperty } from '@nestjs/swagger';
import { DecisionView } from '../looking-up/decision.view.js';
import { AgendaItemView, meetingExample } from '../looking-up/meeting.view.js';
import { uuid } from '../looking-up/uuid.property.js';
import type { LookedBackAt } from './looking-back.js';

export class PointView {
  @ApiProperty({
    type: AgendaItemView,
    nullable: true,
    description: '议题；未列入议题的决定为空 / agenda item',
  })
  item: AgendaItemView | null;
  @ApiProperty({ type: [DecisionView], description: '决定 / what was decided about it' })
  decisions: readonly DecisionView[];
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      '是否已有着落：哨件已了结、决定已落实或落地；无须落实的为空 / settled: its whistle has ended, its decisions are carried out or have landed; null when nothing was to come of it',
  })
  settled: boolean | null;
}

export class EarlierMeetingView {
  @ApiProperty(uuid('会议编号 / id'))
  id: string;
  @ApiProperty({ description: '名称 / title' })
  title: string;
  @ApiProperty({ format: 'date-time', description: '开始时间 / start, UTC' })
  starts_at: string;
  @ApiProperty({ type: [PointView], description: '议题与决定 / what it talked about and decided' })
  points: readonly PointView[];
}

/** What the meetings before one left to it. */
export class LookingBackView {
  @ApiProperty({ type: 'integer', description: '有待落实的事项数 / points of which something was to come' })
  points: number;
  @ApiProperty({ type: 'integer', description: '其中已有着落 / settled among them' })
  settled: number;
  @ApiProperty({
    type: [EarlierMeetingView],
    description:
      '上一次会议的全部事项，及更早会议中尚无着落的 / all of the last, of those before what is not settled',
  })
  meetings: EarlierMeetingView[];
}

export function presentLookingBack(meetings: readonly LookedBackAt[]): LookingBackView {
  const followed = meetings.flatMap(({ points }) => points.filter(({ settled }) => settled !== null));
  return {
    points: followed.length,
    settled: followed.filter(({ settled }) => settled).length,
    meetings: meetings.map(({ meeting: { id, title, starts_at }, points }) => ({
      id,
      title,
      starts_at,
      points,
    })),
  };
}

/** For the OpenAPI document. */
export const lookingBackExample: LookingBackView = {
  points: 1,
  settled: 0,
  meetings: [
    {
      id: '0198f0f4-1c00-7a10-8000-00000000001f',
      title: '第三季度海港事务联席会',
      starts_at: '2026-09-01T01:00:00.000Z',
      points: [
        {
          item: meetingExample.agenda[0] as AgendaItemView,
          decisions: meetingExample.decisions as DecisionView[],
          settled: false,
        },
      ],
    },
  ],
};
