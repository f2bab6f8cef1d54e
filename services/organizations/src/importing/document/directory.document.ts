import type { Directory } from '../../domain/directory.js';
import { AllianceDocument } from './alliance.document.js';
import { ListOfNested, Nested } from './fields.js';
import { OfficerDocument, ProjectDocument, UnitRotaDocument } from './people.document.js';
import {
  EnterpriseDocument,
  IndustryAllianceDocument,
  PartyOrganisationDocument,
  UnitDocument,
} from './roster.document.js';
import {
  CalendarDocument,
  DeadlinePolicyDocument,
  ResponsePlanDocument,
  ResponsibilityMatrixDocument,
} from './work.document.js';

/** A whole alliance in one document: what is imported is what is exported (ADR-0050). */
export class DirectoryDocument implements Directory {
  @Nested(() => AllianceDocument) alliance: AllianceDocument;
  @ListOfNested(() => UnitDocument) units: UnitDocument[];
  @ListOfNested(() => EnterpriseDocument) enterprises: EnterpriseDocument[];
  @ListOfNested(() => IndustryAllianceDocument) industry_alliances: IndustryAllianceDocument[];
  @ListOfNested(() => PartyOrganisationDocument) party_organisations: PartyOrganisationDocument[];
  @ListOfNested(() => OfficerDocument) officers: OfficerDocument[];
  @ListOfNested(() => ProjectDocument) projects: ProjectDocument[];
  @ListOfNested(() => UnitRotaDocument) duty_rota: UnitRotaDocument[];
  @Nested(() => ResponsibilityMatrixDocument) responsibility_matrix: ResponsibilityMatrixDocument;
  @ListOfNested(() => ResponsePlanDocument, {
    optional: true,
    description:
      '综合执法、重点工作、应急处置的预案 / units and steps agreed for enforcement, key work, emergencies',
  })
  response_plans?: ResponsePlanDocument[];
  @ListOfNested(() => CalendarDocument) calendars: CalendarDocument[];
  @ListOfNested(() => DeadlinePolicyDocument, {
    optional: true,
    description:
      "本联盟自定时限，先匹配者优先；其余采用平台默认 / the alliance's own, the first that matches; else the platform's",
  })
  deadline_policies?: DeadlinePolicyDocument[];
}
