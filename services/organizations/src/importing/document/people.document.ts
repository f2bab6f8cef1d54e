import type {
  DutyShift,
  Officer,
  OrganisationKind,
  Post,
  Project,
  ProjectSurvey,
  UnitRota,
} from '../../domain/directory.js';
import {
  Code,
  Day,
  Instant,
  ListOf,
  ListOfNested,
  Name,
  Nested,
  OneOf,
  Phone,
  Slug,
  Whole,
} from './fields.js';

const KINDS: readonly OrganisationKind[] = [
  'alliance',
  'unit',
  'enterprise',
  'industry_alliance',
  'party_organisation',
  'project',
];

export class PostDocument implements Post {
  @OneOf(KINDS) organisation_kind: OrganisationKind;
  @Slug() organisation_id: string;
  @Code({ example: 'duty_officer' }) post: string;
  @Day({ optional: true, description: '任期首日 / first day in office' }) from?: string;
  @Day({ optional: true, description: '任期末日 / last day in office' }) until?: string;
  @Name({
    optional: true,
    max: 100,
    description: '选派单位，仅限内部 / the body that selected him; internal: on no public topic',
    example: '民企中心 / Private enterprise centre',
  })
  appointed_by?: string;
}

export class OfficerDocument implements Officer {
  @Slug({ example: 'officer-03' }) id: string;
  @Name({
    max: 100,
    description: '仅限内部，不进入任何公开事件 / internal: on no public topic',
    example: '值班员03 / Officer 03',
  })
  name: string;
  @Phone({ optional: true, description: '仅限内部 / internal' }) phone?: string;
  @ListOfNested(() => PostDocument, {
    min: 1,
    description: '可兼任多个职务（交叉任职）/ several posts at once',
  })
  posts: PostDocument[];
}

export class ProjectSurveyDocument implements ProjectSurvey {
  @Day({ description: '摸底日期，不晚于导入当日 / day of the survey, not after that of the import' })
  surveyed_on: string;
  @Whole({
    description: '正式党员数；三名及以上应单独组建 / formal members; three or more: its own branch is due',
  })
  formal_members: number;
  @Whole({ description: '预备党员数 / probationary members' }) probationary_members: number;
  @Whole({ description: '其中组织关系在外的 / how many of them keep their membership elsewhere' })
  relations_elsewhere: number;
}

export class ProjectDocument implements Project {
  @Slug() id: string;
  @Name() name_zh: string;
  @Name() name_en: string;
  @Code({ example: 'construction' }) stage: string;
  @Slug({ optional: true }) owner_enterprise_id?: string;
  @ListOf('slug') unit_ids: string[];
  @ListOf('slug', { description: '项目专员兼党建指导员（双员）/ specialists who are also party instructors' })
  officer_ids: string[];
  @Day({
    optional: true,
    description: '项目结束日；此前为在建 / the day on which it ended; under way until then',
  })
  ended_on?: string;
  @Nested(() => ProjectSurveyDocument, {
    optional: true,
    description: '党员摸底，只有人数 / baseline survey of party members: counts only',
  })
  survey?: ProjectSurveyDocument;
}

export class DutyShiftDocument implements DutyShift {
  @Slug() officer_id: string;
  @Instant({ example: '2026-09-28T08:00:00+08:00' }) from: string;
  @Instant({ example: '2026-10-05T08:00:00+08:00' }) to: string;
}

export class UnitRotaDocument implements UnitRota {
  @Slug() unit_id: string;
  @ListOfNested(() => DutyShiftDocument, { min: 1 }) shifts: DutyShiftDocument[];
}
