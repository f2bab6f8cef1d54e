import { calendarRules } from './calendar-rules.js';
import { dutyRules } from './duty-rules.js';
import type { ExaminedDocument } from './examined-document.js';
import type { Finding } from './finding.js';
import { identityRules } from './identity-rules.js';
import { matrixRules } from './matrix-rules.js';
import { partyRules } from './party-rules.js';
import { planRules } from './plan-rules.js';
import { policyRules } from './policy-rules.js';
import { projectRules } from './project-rules.js';
import { referenceRules } from './reference-rules.js';
import { rosterRules } from './roster-rules.js';
import { runningRules } from './running-rules.js';

/** Everything that the document's entries say about one another, and about `now`: errors and warnings, in the order of the rules. */
export function examine(document: ExaminedDocument, allianceId: string, now: Date): Finding[] {
  return [
    ...identityRules(document, allianceId),
    ...referenceRules(document),
    ...rosterRules(document),
    ...partyRules(document),
    ...dutyRules(document),
    ...projectRules(document, now),
    ...matrixRules(document),
    ...planRules(document),
    ...calendarRules(document),
    ...policyRules(document, now),
    ...runningRules(document, now),
  ];
}
