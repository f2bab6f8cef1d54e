import { ApiProperty } from '@nestjs/swagger';
import { FigureFrame } from '../figures/figure-frame.js';
import { IndicatorView } from '../figures/figure-view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

/** How the party organisations are made up (O4). */
export class StructureView {
  @ApiProperty(count('独立党组织', 'organisations of one enterprise or unit')) own: number;
  @ApiProperty(count('联合党支部', 'joint branches')) joint: number;
  @ApiProperty(count('联盟党支部', 'branches of industry alliances')) alliance_branch: number;
  @ApiProperty(count('党委（统筹）', 'committees')) committee: number;
  @ApiProperty(count('其中属于项目的（不含党委）', 'of these, those of projects, without committees'))
  of_projects: number;
  @ApiProperty(count('基层党组织 = 独立 + 联合', 'primary organisations: own + joint'))
  primary_organisations: number;
  @ApiProperty(count('管理党员的党组织', 'organisations that keep members'))
  organisations_keeping_members: number;
  @ApiProperty({
    description: '独立 + 联合 = 管理党员的党组织数 / own + joint = organisations that keep members',
  })
  sum_check: boolean;
  @ApiProperty(count('党员', 'members')) members: number;
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: '平均每个基层党组织 / per primary organisation',
  })
  members_per_organisation: number | null;
}

/** O1, O2 and O4. The populations inside and outside the industry alliances are kept apart (mechanisms 2.31). */
export class CoverageView extends FigureFrame {
  @ApiProperty({ type: [IndicatorView] }) indicators: IndicatorView[];
  @ApiProperty({ type: StructureView }) structure: StructureView;
}
