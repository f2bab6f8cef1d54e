import type {
  DutyShift,
  Officer,
  OrganisationKind,
  Post,
  Project,
  UnitRota,
} from '../../domain/directory.js';
import { Code, Instant, ListOf, ListOfNested, Name, OneOf, Phone, Slug } from './fields.js';

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

export class ProjectDocument implements Project {
  @Slug() id: string;
  @Name() name_zh: string;
  @Name() name_en: string;
  @Code({ example: 'construction' }) stage: string;
  @Slug({ optional: true }) owner_enterprise_id?: string;
  @ListOf('slug') unit_ids: string[];
  @ListOf('slug', { description: '项目专员兼党建指导员（双员）/ specialists who are also party instructors' })
  officer_ids: string[];
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
