import type { Notice } from './notice.js';
import { fillIn, noticeTexts, words } from './texts.js';
import type { Language } from './vocabulary.js';
import { localText } from './zoned-time.js';

/** What one delivery brings: one notice, or a digest of several. The id is the same on every attempt. */
export interface Message {
  readonly id: string;
  readonly subject: string;
  /** One line per notice. */
  readonly lines: readonly string[];
  readonly notices: readonly Notice[];
}

/** How the alliance names things. */
export interface Names {
  readonly timeZone: string;
  unit(id: string, language: Language): string;
  mechanism(code: string, language: Language): string;
  party(id: string, language: Language): string;
  project(id: string, language: Language): string;
  enterprise(id: string, language: Language): string;
}

/** A message about notices in the recipient's language, deadlines in the alliance's time zone. */
export function messageOf(id: string, notices: readonly Notice[], language: Language, names: Names): Message {
  const lines = notices.map((notice) => lineOf(notice, language, names));
  const headline =
    lines.length === 1 ? lines[0]! : fillIn(words.digest[language], { count: String(lines.length) });
  return { id, subject: fillIn(words.subject[language], { line: headline }), lines, notices };
}

/** What a test sends. */
export function testMessage(id: string, language: Language): Message {
  const line = words.test[language];
  return { id, subject: fillIn(words.subject[language], { line }), lines: [line], notices: [] };
}

function lineOf(notice: Notice, language: Language, names: Names): string {
  const word = (
    kind: 'role' | 'clock' | 'meeting' | 'activity' | 'resource' | 'phase',
    code: string | null,
  ): string | null =>
    code === null ? null : ((words[kind][language] as Record<string, string>)[code] ?? code);
  const unit = notice.unitId === null ? words.whole[language] : names.unit(notice.unitId, language);
  const party =
    notice.partyOrganisationId === undefined ? null : names.party(notice.partyOrganisationId, language);
  return fillIn(noticeTexts[notice.kind][language], {
    ticket_no: notice.ticketNo,
    unit,
    mechanism: notice.mechanismCode === undefined ? null : names.mechanism(notice.mechanismCode, language),
    period: notice.period ?? null,
    party,
    called: party ?? unit,
    due_on: notice.dueOn ?? null,
    starts_on: notice.startsOn ?? null,
    ends_on: notice.endsOn ?? null,
    count: notice.enterpriseCount === undefined ? null : String(notice.enterpriseCount),
    own: notice.ownCount === undefined ? null : String(notice.ownCount),
    enterprises: listOf(notice.firstEnterpriseIds, notice.enterpriseCount, names.enterprise, language),
    officers: notice.officerCount === undefined ? null : String(notice.officerCount),
    branches: notice.branchCount === undefined ? null : String(notice.branchCount),
    projects: listOf(notice.firstProjectIds, notice.projectCount, names.project, language),
    project: notice.projectId === undefined ? null : names.project(notice.projectId, language),
    resource: word('resource', notice.resourceKind ?? null),
    phase: word('phase', notice.phase ?? null),
    milestone: notice.milestone ?? null,
    meeting: word('meeting', notice.meetingKind ?? 'meeting'),
    activity: word('activity', notice.activityKind ?? 'activity'),
    role: word('role', notice.role),
    clock: word('clock', notice.clock),
    due_at: notice.dueAt === null ? null : localText(notice.dueAt, names.timeZone),
  });
}

/** The names of the first few of `count`, and whether there are more. */
function listOf(
  first: readonly string[] | undefined,
  count: number | undefined,
  nameOf: (id: string, language: Language) => string,
  language: Language,
): string | null {
  if (first === undefined || count === undefined) return null;
  const listed = first.map((id) => nameOf(id, language)).join(words.between[language]);
  return first.length < count ? fillIn(words.andOthers[language], { names: listed }) : listed;
}
