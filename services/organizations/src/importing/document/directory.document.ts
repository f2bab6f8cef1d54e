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
import { CalendarDocument, DeadlinePolicyDocument, ResponsibilityMatrixDocument } from './work.document.js';

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
  @ListOfNested(() => CalendarDocument) calendars: CalendarDocument[];
  @ListOfNested(() => DeadlinePolicyDocument, {
    optional: true,
    description: "缺省时采用平台默认时限 / absent: the platform's default deadlines",
  })
  deadline_policies?: DeadlinePolicyDocument[];
}
