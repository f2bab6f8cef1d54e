import type {
  Enterprise,
  IndustryAlliance,
  PartyForm,
  PartyOrganisation,
  Unit,
} from '../../domain/directory.js';
import { Code, Day, Flag, ListOf, Name, OneOf, Slug, Whole } from './fields.js';

export class UnitDocument implements Unit {
  @Slug({ example: 'customs' }) id: string;
  @Name({ example: '海关' }) name_zh: string;
  @Name({ example: 'Customs' }) name_en: string;
  @Code({ optional: true, description: '层级 / level, e.g. regional, central, enterprise' }) tier?: string;
  @Code({ optional: true, example: 'customs' }) function?: string;
  @Code({ optional: true, description: '条线上级 / its line outside the alliance' }) line_parent?: string;
  @Code({ optional: true, description: '联席会议成员类别 / class of conference member' })
  member_class?: string;
  @Flag() active: boolean;
  @Flag({ description: '兜底单位 / takes what no rule covers' }) catch_all: boolean;
  @Slug({ optional: true }) calendar_id?: string;
}

export class EnterpriseDocument implements Enterprise {
  @Slug({ example: 'enterprise-017' }) id: string;
  @Name({ example: '企业017' }) name_zh: string;
  @Name({ example: 'Enterprise 017' }) name_en: string;
  @Code({ optional: true, example: 'warehousing' }) chain_role?: string;
  @ListOf('slug', { max: 50 }) industry_alliance_ids: string[];
  @Whole({ description: '正式党员数 / formal members; three or more: its own branch is due' })
  formal_members: number;
  @Flag() active: boolean;
  @Day({ optional: true }) joined_on?: string;
}

export class IndustryAllianceDocument implements IndustryAlliance {
  @Slug() id: string;
  @Name() name_zh: string;
  @Name() name_en: string;
  @Slug({ optional: true, description: '联盟党支部 / its alliance branch' }) party_organisation_id?: string;
}

const FORMS: readonly PartyForm[] = ['own', 'joint', 'alliance_branch', 'committee'];

export class PartyOrganisationDocument implements PartyOrganisation {
  @Slug() id: string;
  @Name() name_zh: string;
  @Name() name_en: string;
  @OneOf(FORMS, { description: '独立、联合、联盟党支部、党委' }) form: PartyForm;
  @ListOf('slug') enterprise_ids: string[];
  @Slug({ optional: true }) unit_id?: string;
  @Slug({ optional: true }) project_id?: string;
  @Whole({ description: '党员数 / members whose membership is kept here' }) members: number;
  @Slug({ optional: true }) parent_id?: string;
  @Whole({
    optional: true,
    description: '共用该组织的、不在本名录中的单位数 / organisations outside this directory that share it',
  })
  outside_organisations?: number;
}
