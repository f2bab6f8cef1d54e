import type { Instant } from '@muster/clock';
import type { MilestoneEvent } from './milestone-event.js';
import type { NextWageCheck } from './process-due.js';
import type { TemplateVersion } from './process-template.js';
import type { WageTicks, WhistleCause } from './project-process.js';

type Happened<Type extends string, Data = object> = {
  readonly type: `project_process.${Type}`;
  readonly at: Instant;
} & Readonly<Data>;

/** What can happen to a project's process. Names in the past tense, as in the contract. */
export type ProcessEvent =
  | Happened<
      'opened',
      {
        id: string;
        projectId: string;
        enterpriseId: string | null;
        templateId: string;
        templateCode: string;
        plan: TemplateVersion;
        openedMonth: string;
        nextWageCheck: NextWageCheck | null;
      }
    >
  | Happened<'phase_entered', { phase: string; unitId: string; notices: readonly string[] }>
  | Happened<'notice_acknowledged', { phase: string }>
  | Happened<'task_completed', { phase: string; task: string; unitId: string; note: string | null }>
  | Happened<
      'segment_submitted',
      {
        segment: string;
        unitId: string;
        no: number;
        templateVersion: number;
        limitWorkingDays: number;
        dueAt: Instant;
        calendarId: string;
        calendarVersion: number;
      }
    >
  | Happened<'segment_breached', { segment: string; unitId: string; no: number; dueAt: Instant }>
  | Happened<
      'segment_decided',
      {
        segment: string;
        unitId: string;
        no: number;
        accepted: boolean;
        findings: string | null;
        limitWorkingDays: number;
        workingDays: number;
        inTime: boolean;
      }
    >
  | Happened<'wages_checked', { month: string; ticks: WageTicks; nextWageCheck: NextWageCheck | null }>
  | Happened<'wage_check_missed', { month: string; dueAt: Instant; nextWageCheck: NextWageCheck | null }>
  | Happened<
      'elements_assessed',
      { phase: string; elements: readonly { readonly code: string; readonly ready: boolean }[] }
    >
  | Happened<'whistle_raised', { cause: WhistleCause; reference: string; ticketId: string }>
  | Happened<'team_attached', { teamId: string; officerIds: readonly string[]; until: Instant | null }>
  | Happened<'team_detached', { teamId: string; result: string }>
  | Happened<'closed'>
  | MilestoneEvent;
