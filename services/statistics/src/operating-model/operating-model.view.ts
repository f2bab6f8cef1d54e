import { ApiProperty } from '@nestjs/swagger';
import { GroupFiguresView } from '../breakdown/breakdown.view.js';
import { MODEL_HEADINGS } from '../domain/operating-model.js';
import { FactIndicatorView } from '../facts/definition-view.js';
import { PeriodFrame } from '../figures/figure-frame.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** What a part of the operating model came to in a month. */
export class ModelFiguresView {
  @ApiProperty(count('本月举行的会议（有出席记录）', 'meetings of the month with attendance on record'))
  meetings: number;
  @ApiProperty(count('本月举行的活动（有出席记录）', 'activities of the month with attendance on record'))
  activities: number;
  @ApiProperty(count('会议与活动出席人次', 'persons present at both, added up'))
  persons: number;
  @ApiProperty({
    type: 'number',
    description: '学时或服务小时合计 / lessons or hours of service: persons × hours',
  })
  person_hours: number;
  @ApiProperty(
    count(
      '本月活动的成果件数，撤回的不计',
      'outcomes of activities of the month; withdrawn ones do not count',
    ),
  )
  outcomes: number;
  @ApiProperty(count('本月进行中的专项与系列', 'special actions and series under way in the month'))
  campaigns: number;
  @ApiProperty(
    count('本月开始的资源预订，取消的不计', 'bookings of resources that begin in the month and stand'),
  )
  bookings: number;
  @ApiProperty(count('其中有人使用的', 'bookings of the month that somebody came to'))
  bookings_used: number;
  @ApiProperty(count('资源使用与到访人次', 'persons who used resources, with a booking or without'))
  resource_persons: number;
  @ApiProperty({ type: GroupFiguresView, description: '所属问题类别的哨件 / whistles of its categories' })
  whistles: GroupFiguresView;
}

/** One entry of a heading. */
export class ModelEntryView extends ModelFiguresView {
  @ApiProperty({ example: 'service_centre' }) code: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty({ type: [String], description: '所属问题类别 / categories whose whistles count here' })
  categories: string[];
}

/** One heading, e.g. “四个平台”. */
export class ModelHeadingView {
  @ApiProperty({ enum: MODEL_HEADINGS.map(({ heading }) => heading) }) heading: string;
  @ApiProperty({ example: '平台' }) name_zh: string;
  @ApiProperty({ example: 'Platforms' }) name_en: string;
  @ApiProperty({ type: [ModelEntryView], description: '按名录顺序 / in the order of the directory' })
  entries: ModelEntryView[];
  @ApiProperty({
    type: ModelFiguresView,
    description: '不在此标题任何一条之下的 / what is under none of its entries',
  })
  without_code: ModelFiguresView;
}

/** What each heading and entry of an alliance's operating model came to. */
export class OperatingModelView extends PeriodFrame {
  @ApiProperty({ type: [FactIndicatorView] }) definitions: FactIndicatorView[];
  @ApiProperty({
    type: 'string',
    nullable: true,
    description: '名录中没有运行机制时为空 / null: the directory has no model',
  })
  code: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_zh: string | null;
  @ApiProperty({ type: 'string', nullable: true }) name_en: string | null;
  @ApiProperty({
    type: [ModelHeadingView],
    description:
      '一会一事可在一个标题的几条之下，哨件的类别也可列入几条，各计一次，故各条之和可大于合计 / a thing may be under several entries of a heading, and a category too: it counts in each, so that entries may add up to more than the total',
  })
  headings: ModelHeadingView[];
  @ApiProperty({ type: ModelFiguresView, description: '合计，每件一次 / each thing once' })
  total: ModelFiguresView;
}
