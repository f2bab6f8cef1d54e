import { ApiProperty } from '@nestjs/swagger';
import { COVERING_FORMS } from '../domain/enterprise-coverage.js';
import { FactIndicatorView } from '../facts/definition-view.js';
import { FigureFrame } from '../figures/figure-frame.js';
import { ExistingBranchView, OutstandingProjectsView } from './outstanding-sites.view.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;
const countOrNull = (zh: string, en: string) => ({ ...count(zh, en), nullable: true }) as const;

export class IndustryAllianceName {
  @ApiProperty({ example: 'automobiles' }) industry_alliance_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
}

/** An enterprise that a party organisation is to be formed for, or that is to be taken into one. */
export class EnterpriseToCoverView {
  @ApiProperty({ example: 'enterprise-017' }) enterprise_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty(count('正式党员', 'formal members')) formal_members: number;
  @ApiProperty({ type: [IndustryAllianceName], description: '所属产业联盟 / industry alliances' })
  industry_alliances: IndustryAllianceName[];
  @ApiProperty({
    enum: COVERING_FORMS,
    nullable: true,
    description: '现由何种党组织覆盖 / what covers it now',
  })
  covered_by: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: '加入日期 / day of joining' })
  joined_on: string | null;
  @ApiProperty(countOrNull('加入已有天数', 'days since it joined')) days_since_joining: number | null;
}

/** Enterprises of one trade that might share a branch. */
export class JointProposalView extends IndustryAllianceName {
  @ApiProperty({ type: [String], description: '尚未覆盖的企业 / enterprises that nothing covers' })
  enterprise_ids: string[];
  @ApiProperty(count('其正式党员合计', 'their formal members together')) formal_members: number;
  @ApiProperty({ description: '满三名，可另建联合党支部 / three or more: enough for a joint branch' })
  enough: boolean;
  @ApiProperty({
    type: [ExistingBranchView],
    description: '同产业联盟现有的联合党支部、联盟党支部 / joint and alliance branches of the same trade',
  })
  branches: ExistingBranchView[];
}

/** Days from joining to being covered (O2d). */
export class CoverageLagView {
  @ApiProperty(count('企业数', 'enterprises')) n: number;
  @ApiProperty(countOrNull('中位数，天', 'median, days')) median_days: number | null;
  @ApiProperty(countOrNull('九成位数，天', 'p90, days')) p90_days: number | null;
  @ApiProperty(countOrNull('最长，天', 'longest, days')) longest_days: number | null;
}

/** Who is to be covered, and by what. */
export class OutstandingCoverageView extends FigureFrame {
  @ApiProperty({ type: FactIndicatorView }) definition: FactIndicatorView;
  @ApiProperty({
    type: [EnterpriseToCoverView],
    description:
      '正式党员满三名、尚未单独组建的 / three formal members or more, and no organisation of its own',
  })
  due_own: EnterpriseToCoverView[];
  @ApiProperty({
    type: [EnterpriseToCoverView],
    description: '正式党员不足三名、尚无党组织覆盖的 / fewer than three, and covered by nothing',
  })
  uncovered: EnterpriseToCoverView[];
  @ApiProperty({
    type: [JointProposalView],
    description:
      '按“行业相近”提出的联合组建建议；地域、规模、管理由人判断 / joint branches by trade; area, size and leadership are for people to judge',
  })
  proposals: JointProposalView[];
  @ApiProperty({ type: CoverageLagView }) lag: CoverageLagView;
  @ApiProperty({
    type: OutstandingProjectsView,
    description: '在建项目，与企业分开计算 / projects under way, apart from enterprises',
  })
  projects: OutstandingProjectsView;
}
