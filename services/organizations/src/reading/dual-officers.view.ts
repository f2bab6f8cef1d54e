import { ApiProperty } from '@nestjs/swagger';
import { PostDocument, ProjectSurveyDocument } from '../importing/document/people.document.js';

const HIDDEN = '按角色可见 / depends on the role';

/** An officer of a project with the posts there and at its branch. */
export class SiteOfficerView {
  @ApiProperty() id: string;
  @ApiProperty({ required: false, description: HIDDEN }) name?: string;
  @ApiProperty({ required: false, description: HIDDEN }) phone?: string;
  @ApiProperty({
    type: [PostDocument],
    description: '在本项目及其党组织的职务 / posts at the project and its branch',
  })
  posts: PostDocument[];
  @ApiProperty({
    enum: ['serving', 'not_begun', 'ended', 'one_post'],
    description:
      '在任、未到任、任期届满、仅有一职 / in office with all posts, not yet, not any more, with only one of two posts',
  })
  state: string;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: '其中最早届满之日 / the first day on which one of the terms ends',
  })
  until: string | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: '距届满天数，届满后为负 / days left, negative when it is over',
  })
  days_left: number | null;
}

/** A project under way, who looks after it, and which branch it is due. */
export class SiteView {
  @ApiProperty({ example: 'project-01' }) project_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty({ example: 'construction' }) stage: string;
  @ApiProperty({ description: '现有双员 / somebody holds both posts now' }) has_officer: boolean;
  @ApiProperty({ type: [SiteOfficerView] }) officers: SiteOfficerView[];
  @ApiProperty({ type: [String], description: '项目的党组织 / party organisations of the project' })
  party_organisation_ids: string[];
  @ApiProperty({ type: ProjectSurveyDocument, required: false }) survey?: ProjectSurveyDocument;
  @ApiProperty({
    enum: ['own_organisation', 'any_organisation'],
    nullable: true,
    description:
      '按摸底应单独组建、应联合组建 / by the survey: due a branch of its own, or to share one; null: neither, or not surveyed',
  })
  branch_need: string | null;
}

/** How much one officer looks after now. */
export class WorkloadView {
  @ApiProperty() officer_id: string;
  @ApiProperty({ required: false, description: HIDDEN }) name?: string;
  @ApiProperty({ type: 'integer', description: '在任的项目数 / projects that he looks after now' })
  projects: number;
  @ApiProperty({ type: 'integer', description: '其党组织数 / their party organisations' })
  party_organisations: number;
}

/** The dual officers of an alliance on a day. */
export class DualOfficersView {
  @ApiProperty({ format: 'date', description: '联盟所在地的今天 / today where the alliance is' }) on: string;
  @ApiProperty({
    type: [SiteView],
    description: '在建项目，按名录次序 / projects under way, in the document’s order',
  })
  items: SiteView[];
  @ApiProperty({ type: [WorkloadView], description: '负责最多的在前 / who looks after most first' })
  workload: WorkloadView[];
}
