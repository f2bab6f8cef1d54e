import { ApiProperty } from '@nestjs/swagger';
import { COVERING_FORMS, type CoveringOrganisation } from '../domain/enterprise-coverage.js';
import type { SiteProject } from '../domain/site-coverage.js';
import type { OutstandingSites, SiteToCover } from './outstanding-sites.js';

const count = (zh: string, en: string) => ({ type: 'integer', description: `${zh} / ${en}` }) as const;

export class ProjectNameView {
  @ApiProperty({ example: 'project-01' }) project_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
}

/** A branch that others might be taken into. */
export class ExistingBranchView {
  @ApiProperty({ example: 'auto-branch' }) party_organisation_id: string;
  @ApiProperty() name_zh: string;
  @ApiProperty() name_en: string;
  @ApiProperty({ enum: COVERING_FORMS }) form: string;
}

/** A project under way for which a branch is to be formed. */
export class ProjectToCoverView extends ProjectNameView {
  @ApiProperty({ type: String, nullable: true, description: '业主企业 / its owner' })
  owner_enterprise_id: string | null;
  @ApiProperty({ format: 'date', description: '摸底日期 / day of the survey' }) surveyed_on: string;
  @ApiProperty(count('正式党员', 'formal members')) formal_members: number;
  @ApiProperty(count('预备党员', 'probationary members')) probationary_members: number;
  @ApiProperty(count('其中组织关系在外', 'of them with their membership elsewhere'))
  relations_elsewhere: number;
  @ApiProperty({ enum: COVERING_FORMS, nullable: true, description: '现有何种党组织 / what it has now' })
  covered_by: string | null;
}

/** One whose members are too few for a branch of their own. */
export class ProjectToJoinView extends ProjectToCoverView {
  @ApiProperty({
    type: [ExistingBranchView],
    description:
      '业主企业的党组织，及同产业联盟的联合党支部、联盟党支部，可并入；地域、规模、管理由人判断 / branches of its owner and its trade that it might be taken into; area, size and leadership are for people to judge',
  })
  branches: ExistingBranchView[];
}

/** A branch whose project has ended. */
export class OutlivedBranchView extends ExistingBranchView {
  @ApiProperty({ example: 'project-01' }) project_id: string;
}

/** What is left to do on projects; none of it is in O1 or O2. */
export class OutstandingProjectsView {
  @ApiProperty({
    type: [ProjectToCoverView],
    description:
      '在建项目中正式党员满三名、尚无独立党支部的 / projects under way with three formal members or more, and no branch of their own',
  })
  due_own: ProjectToCoverView[];
  @ApiProperty({
    type: [ProjectToJoinView],
    description:
      '在建项目中有党员而正式党员不足三名、尚无党组织的 / with members, fewer than three of them formal, and no branch',
  })
  to_join: ProjectToJoinView[];
  @ApiProperty({
    type: [ProjectNameView],
    description: '尚未摸底的在建项目 / projects under way without a survey',
  })
  unsurveyed: ProjectNameView[];
  @ApiProperty({
    type: [OutlivedBranchView],
    description: '项目已结束而未撤销的党组织 / branches whose project has ended',
  })
  outlived: OutlivedBranchView[];
}

/** The same as it is answered. */
export function outstandingProjectsView(sites: OutstandingSites): OutstandingProjectsView {
  return {
    due_own: sites.dueOwn.map(toCoverView),
    to_join: sites.toJoin.map((site) => ({
      ...toCoverView(site),
      branches: site.branches.map(existingBranch),
    })),
    unsurveyed: sites.unsurveyed.map(projectName),
    outlived: sites.outlived.map(({ id, zh, en, form, projectId }) => ({
      ...{ party_organisation_id: id, name_zh: zh, name_en: en, form, project_id: projectId },
    })),
  };
}

/** A branch by id, names and form. */
export function existingBranch({ id, zh, en, form }: CoveringOrganisation): ExistingBranchView {
  return { party_organisation_id: id, name_zh: zh, name_en: en, form };
}

const projectName = ({ id, zh, en }: SiteProject): ProjectNameView => ({
  ...{ project_id: id, name_zh: zh, name_en: en },
});

function toCoverView({ ownerId, survey, coveredBy, ...project }: SiteToCover): ProjectToCoverView {
  return {
    ...projectName({ ...project, ownerId, survey }),
    owner_enterprise_id: ownerId,
    surveyed_on: survey.surveyedOn,
    formal_members: survey.formalMembers,
    probationary_members: survey.probationaryMembers,
    relations_elsewhere: survey.relationsElsewhere,
    covered_by: coveredBy,
  };
}
