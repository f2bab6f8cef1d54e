import {
  type Calendar,
  type Category,
  type Deadline,
  type DeadlineMode,
  type DeadlinePolicy,
  type Named,
  type Place,
  PLANNED_KINDS,
  type PlannedKind,
  type ResponsePlan,
  type ResponsibilityMatrix,
  type ResponsibilityRule,
  type TicketKind,
  TICKET_KINDS,
} from '../../domain/directory.js';
import { LabelledDocument } from './alliance.document.js';
import {
  Code,
  Day,
  Degrees,
  Flag,
  ListOf,
  ListOfNested,
  Name,
  Nested,
  OneOf,
  RawList,
  Slug,
  TimeZone,
  Whole,
} from './fields.js';

const MODES: readonly DeadlineMode[] = ['round_the_clock', 'working_time', 'calendar_days_next_working_end'];
const ANY = '空值表示任意 / null: any';
const ABSENT = '缺省表示任意 / absent: any';

export class CategoryDocument extends LabelledDocument implements Category {
  @OneOf(TICKET_KINDS) kind: TicketKind;
  @Code({ optional: true }) parent?: string;
}

export class CircleDocument {
  @Degrees(90) lat: number;
  @Degrees(180) lon: number;
  @Whole({ min: 1, max: 100_000, description: '半径（米）/ metres' }) radius_m: number;
}

export class PlaceDocument extends LabelledDocument implements Place {
  @Code({ optional: true, description: '上级地点 / the place that it lies in' }) parent?: string;
  @Nested(() => CircleDocument, {
    optional: true,
    description: '只报经纬度的哨件落在此范围内即属此地 / where whistles with only a point belong here',
  })
  around?: CircleDocument;
}

export class ResponsibilityRuleDocument implements ResponsibilityRule {
  @Slug() id: string;
  @Code({ nullable: true, description: ANY }) category_code: string | null;
  @Code({ nullable: true, description: ANY }) process_stage: string | null;
  @Code({ optional: true, description: ABSENT }) place_code?: string;
  @Slug({ optional: true, description: ABSENT }) project_id?: string;
  @Slug({ optional: true, description: ABSENT }) industry_alliance_id?: string;
  @Slug() lead_unit_id: string;
  @ListOf('slug') co_unit_ids: string[];
  @ListOf('slug', { optional: true }) inform_unit_ids?: string[];
}

export class ResponsibilityMatrixDocument implements ResponsibilityMatrix {
  @ListOfNested(() => LabelledDocument) process_stages: LabelledDocument[];
  @ListOfNested(() => CategoryDocument) categories: CategoryDocument[];
  @ListOfNested(() => PlaceDocument, { optional: true, description: '港区、泊位、堆场、闸口 / places' })
  places?: PlaceDocument[];
  @ListOfNested(() => ResponsibilityRuleDocument) rules: ResponsibilityRuleDocument[];
}

export class NamesDocument implements Named {
  @Name() name_zh: string;
  @Name() name_en: string;
}

export class ResponsePlanDocument extends LabelledDocument implements ResponsePlan {
  @OneOf(PLANNED_KINDS) kind: PlannedKind;
  @Code({ optional: true, description: ABSENT }) category_code?: string;
  @Code({ optional: true, description: ABSENT }) place_code?: string;
  @Slug() lead_unit_id: string;
  @ListOf('slug') co_unit_ids: string[];
  @ListOf('slug', { optional: true }) inform_unit_ids?: string[];
  @ListOfNested(() => LabelledDocument, { description: '处置步骤，依次 / what is done, in this order' })
  steps: LabelledDocument[];
  @Nested(() => NamesDocument, { optional: true, description: '撤销条件 / when it is over' })
  stand_down_when?: NamesDocument;
  @Slug({ optional: true, description: '专班负责人，党组织书记 / the secretary who heads the task force' })
  secretary_officer_id?: string;
}

type Shifts = [string, string][];
const shifts = {
  items: { type: 'array', minItems: 2, maxItems: 2, items: { type: 'string' }, example: ['09:00', '12:00'] },
};

export class WeeklyDocument {
  @RawList(shifts) mon: Shifts;
  @RawList(shifts) tue: Shifts;
  @RawList(shifts) wed: Shifts;
  @RawList(shifts) thu: Shifts;
  @RawList(shifts) fri: Shifts;
  @RawList(shifts) sat: Shifts;
  @RawList(shifts) sun: Shifts;
}

export class CalendarDocument implements Calendar {
  @Slug() id: string;
  @Name() name_zh: string;
  @Name() name_en: string;
  @TimeZone() time_zone: string;
  @Nested(() => WeeklyDocument) weekly: WeeklyDocument;
  @ListOf('day', { description: '放假日 / days off' }) holidays: string[];
  @ListOf('day', { description: '调休上班日 / make-up working days' }) make_up_days: string[];
  @Flag({ description: "联盟默认日历 / the alliance's default" }) default: boolean;
}

export class DeadlineTargetDocument {
  @Whole({ optional: true, min: 1 }) minutes?: number;
  @Whole({ optional: true, min: 1, max: 1_000 }) working_days?: number;
  @Whole({ optional: true, min: 1, max: 1_000 }) days?: number;
}

export class DeadlineDocument {
  @Nested(() => DeadlineTargetDocument, { description: '三选一 / exactly one of the three' })
  target: DeadlineTargetDocument;
  @OneOf(MODES) mode: DeadlineMode;
}

class DeadlinesDocument {
  @Nested(() => DeadlineDocument, { optional: true, description: '签收时限' }) sign?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '报到时限' }) contact?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '办结时限' }) resolve?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '受理时限' }) triage?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '会签时限' }) sign_off?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '回访时限' }) call_back?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '督办时限' }) supervision?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '催办时限' }) urge?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '进展反馈周期 / a report is due each' })
  progress?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '首次反馈时限 / the first report' })
  first_progress?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '异议裁定时限 / decision of a dispute' })
  dispute?: Deadline;
  @Nested(() => DeadlineDocument, { optional: true, description: '最长延期' }) extension?: Deadline;
}

export class PreviousDeadlinesDocument extends DeadlinesDocument {
  @Day({ optional: true }) effective_from?: string;
  @Day() effective_until: string;
}

export class DeadlinePolicyDocument extends DeadlinesDocument implements DeadlinePolicy {
  @Code() code: string;
  @ListOf(TICKET_KINDS, { min: 1 }) kinds: TicketKind[];
  @ListOf('code', { optional: true, min: 1 }) categories?: string[];
  @Whole({ optional: true, min: 1, max: 4, description: '自该层级起 / from this level on' })
  from_level?: number;
  @Nested(() => NamesDocument, { optional: true, description: '时限出处 / where the deadlines come from' })
  precedent?: NamesDocument;
  @Day({ optional: true }) effective_from?: string;
  @ListOfNested(() => PreviousDeadlinesDocument, { optional: true }) previous?: PreviousDeadlinesDocument[];
}
