import type {
  AllianceRegistered,
  CalendarPublished,
  DeadlinePoliciesPublished,
  DutyRotaPublished,
  EnterpriseRegistered,
  IndustryAllianceRegistered,
  OfficerAppointed,
  PartyOrganisationFormed,
  ProjectRegistered,
  ResponsePlansPublished,
  ResponsibilityMatrixPublished,
  UnitRegistered,
} from '@muster/contracts';

// The parts of a directory as they stand in the contract; values of lists may be others than the listed ones.
export type DirectoryAlliance = AllianceRegistered['alliance'];
export type DirectoryUnit = UnitRegistered['unit'];
export type DirectoryEnterprise = EnterpriseRegistered['enterprise'];
export type DirectoryIndustryAlliance = IndustryAllianceRegistered['industry_alliance'];
export type DirectoryPartyOrganisation = PartyOrganisationFormed['party_organisation'];
export type DirectoryOfficer = OfficerAppointed['officer'];
export type DirectoryProject = ProjectRegistered['project'];
export type DirectoryShift = DutyRotaPublished['shifts'][number];
export type DirectoryMatrix = Omit<ResponsibilityMatrixPublished, 'version' | 'occurred_at'>;
export type DirectoryRule = DirectoryMatrix['rules'][number];
export type DirectoryCategory = DirectoryMatrix['categories'][number];
export type DirectoryProcessStage = DirectoryMatrix['process_stages'][number];
export type DirectoryPlace = NonNullable<DirectoryMatrix['places']>[number];
export type DirectoryPlans = Omit<ResponsePlansPublished, 'version' | 'occurred_at'>;
export type DirectoryPlan = DirectoryPlans['plans'][number];
export type DirectoryCalendar = CalendarPublished['calendar'];
export type DirectoryPolicies = Omit<DeadlinePoliciesPublished, 'version' | 'occurred_at'>;
export type DirectoryPolicy = DirectoryPolicies['policies'][number];
