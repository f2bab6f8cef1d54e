import { choice, common, flag, list, optional, ordinal, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';
import {
  calendar,
  category,
  deadlinePolicy,
  place,
  processStage,
  responsePlan,
  rule,
  shift,
} from './directory-documents.js';
import {
  alliance,
  enterprise,
  industryAlliance,
  officer,
  partyOrganisation,
  project,
  unit,
} from './directory-entities.js';

const event = onTopic('muster.organizations.v1');
const gone = { id: slug('编号', 'Id') };

const ofAlliance = record({ ...common, alliance });
export const allianceRegistered = event(
  'alliance.registered',
  { zh: '联盟登记', en: 'Alliance registered' },
  ofAlliance,
  ['1.0.0', '1.1.0'],
);
export const allianceUpdated = event(
  'alliance.updated',
  { zh: '联盟变更', en: 'Alliance updated' },
  ofAlliance,
  ['1.0.0', '1.1.0'],
);

const ofUnit = record({ ...common, unit });
export const unitRegistered = event('unit.registered', { zh: '单位加入', en: 'Unit registered' }, ofUnit);
export const unitUpdated = event('unit.updated', { zh: '单位变更', en: 'Unit updated' }, ofUnit);
export const unitRemoved = event(
  'unit.removed',
  { zh: '单位移除', en: 'Unit removed' },
  record({ ...common, unit: record(gone) }),
);

const ofEnterprise = record({ ...common, enterprise });
export const enterpriseRegistered = event(
  'enterprise.registered',
  { zh: '企业加入', en: 'Enterprise registered' },
  ofEnterprise,
);
export const enterpriseUpdated = event(
  'enterprise.updated',
  { zh: '企业变更', en: 'Enterprise updated' },
  ofEnterprise,
);
export const enterpriseRemoved = event(
  'enterprise.removed',
  { zh: '企业移除', en: 'Enterprise removed' },
  record({ ...common, enterprise: record(gone) }),
);

const ofIndustryAlliance = record({ ...common, industry_alliance: industryAlliance });
export const industryAllianceRegistered = event(
  'industry_alliance.registered',
  { zh: '产业联盟成立', en: 'Industry alliance registered' },
  ofIndustryAlliance,
);
export const industryAllianceUpdated = event(
  'industry_alliance.updated',
  { zh: '产业联盟变更', en: 'Industry alliance updated' },
  ofIndustryAlliance,
);
export const industryAllianceRemoved = event(
  'industry_alliance.removed',
  { zh: '产业联盟移除', en: 'Industry alliance removed' },
  record({ ...common, industry_alliance: record(gone) }),
);

const ofPartyOrganisation = record({ ...common, party_organisation: partyOrganisation });
export const partyOrganisationFormed = event(
  'party_organisation.formed',
  { zh: '党组织成立', en: 'Party organisation formed' },
  ofPartyOrganisation,
);
export const partyOrganisationUpdated = event(
  'party_organisation.updated',
  { zh: '党组织变更', en: 'Party organisation updated' },
  ofPartyOrganisation,
);
export const partyOrganisationDissolved = event(
  'party_organisation.dissolved',
  { zh: '党组织撤销', en: 'Party organisation dissolved' },
  record({ ...common, party_organisation: record(gone) }),
);

const ofOfficer = record({ ...common, officer });
export const officerAppointed = event(
  'officer.appointed',
  { zh: '人员任职', en: 'Officer appointed' },
  ofOfficer,
);
export const officerUpdated = event('officer.updated', { zh: '任职变更', en: 'Officer updated' }, ofOfficer);
export const officerEnded = event(
  'officer.ended',
  { zh: '任职结束', en: 'Officer ended' },
  record({ ...common, officer: record(gone) }),
);

const ofProject = record({ ...common, project });
export const projectRegistered = event(
  'project.registered',
  { zh: '项目登记', en: 'Project registered' },
  ofProject,
  ['1.0.0', '1.1.0'],
);
export const projectUpdated = event('project.updated', { zh: '项目变更', en: 'Project updated' }, ofProject, [
  '1.0.0',
  '1.1.0',
]);
export const projectRemoved = event(
  'project.removed',
  { zh: '项目移除', en: 'Project removed' },
  record({ ...common, project: record(gone) }),
);

export const coverageChanged = event(
  'coverage.changed',
  { zh: '党组织覆盖变化', en: 'Coverage changed' },
  record(
    {
      ...common,
      due: list(
        record({
          enterprise_id: slug('企业', 'Enterprise'),
          need: choice(
            ['own_organisation', 'any_organisation'],
            '所缺：应单独组建、应予覆盖',
            'What it lacks: an organisation of its own, or any that covers it',
          ),
          reason: choice(
            ['joined', 'members', 'cover_lost'],
            '缘由：新加入、正式党员数变化、失去覆盖',
            'Why: it joined, its formal members became more or fewer, what covered it does so no longer',
          ),
        }),
        '自此待覆盖的企业',
        'Enterprises that are to be covered since',
      ),
      settled: list(slug('企业', 'Enterprise'), '不再待覆盖的企业', 'Enterprises that lack nothing any more'),
    },
    {
      zh: '一次导入的结果；首次导入不产生',
      en: 'What one import came to; the first one tells nothing (ADR-0242)',
    },
  ),
);

const projectLack = {
  project_id: slug('项目', 'Project'),
  need: choice(
    ['officer', 'own_organisation', 'any_organisation'],
    '所缺：双员、应单独组建、应联合组建',
    'What it lacks: an officer with both posts, a branch of its own, or any that its members belong to',
  ),
};
export const projectCoverageChanged = event(
  'project_coverage.changed',
  { zh: '在建项目双员与党组织变化', en: 'Coverage of projects changed' },
  record(
    {
      ...common,
      due: list(
        record({
          ...projectLack,
          reason: choice(
            ['registered', 'officer_left', 'term_ended', 'members', 'cover_lost'],
            '缘由：新项目、双员离任、任期届满、党员数变化、党组织撤销',
            'Why: it is new, its officer has left, a term has ended, its members became more or fewer, its branch is gone',
          ),
        }),
        '自此所缺',
        'What projects under way lack since',
      ),
      settled: list(record(projectLack), '不再缺', 'What they do not lack any more'),
    },
    {
      zh: '一次导入或日期推移的结果；首次导入不产生',
      en: 'What one import, or days that passed, came to; the first import tells nothing (ADR-0245)',
    },
  ),
);

export const dutyRotaPublished = event(
  'duty_rota.published',
  { zh: '值班表发布', en: 'Duty rota published' },
  record({
    ...common,
    unit_id: slug('单位', 'Unit'),
    shifts: list(shift, '班次，整表替换', "Shifts; they replace the unit's earlier rota"),
  }),
);

export const responsibilityMatrixPublished = event(
  'responsibility_matrix.published',
  { zh: '职责清单发布', en: 'Responsibility matrix published' },
  record({
    ...common,
    matrix_version: ordinal('清单版本', 'Version of the matrix'),
    process_stages: list(processStage, '流程环节', 'Process stages'),
    categories: list(category, '问题类别', 'Categories'),
    places: optional(list(place, '地点', 'Places of the port')),
    rules: list(rule, '派单规则', 'Rules: who answers for what, the most specific first (ADR-0154)'),
  }),
  ['1.0.0', '1.1.0'],
);

export const responsePlansPublished = event(
  'response_plans.published',
  { zh: '预案发布', en: 'Response plans published' },
  record({
    ...common,
    plans_version: ordinal('预案版本', 'Version of the plans'),
    plans: list(responsePlan, '预案，最具体者适用', 'Plans; the most specific holds'),
  }),
);

export const calendarPublished = event(
  'calendar.published',
  { zh: '日历发布', en: 'Calendar published' },
  record({ ...common, calendar, default: flag('默认日历', 'The default calendar of the alliance') }),
);

export const deadlinePoliciesPublished = event(
  'deadline_policies.published',
  { zh: '办理时限发布', en: 'Deadline policies published' },
  record({
    ...common,
    policies_version: ordinal('时限版本', 'Version of the policies'),
    policies: list(deadlinePolicy, '时限，先匹配者优先', 'Policies; the first that matches holds'),
  }),
  ['1.0.0', '1.1.0', '1.2.0'],
);
