import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { AssignmentStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { pausedAssignment } from '../reading/examples-of-work.js';
import { ApprovePauseRequest, PauseRequest, RefusePauseRequest, ResumeRequest } from './waiting.requests.js';

/** A6, A7: a unit waits for the raiser or for somebody outside the alliance, and goes on. */
@Controller('v1/assignments/:id')
export class WaitingController {
  constructor(private readonly steps: Steps) {}

  @AssignmentStep('pause', ['pause', 'request_pause'], {
    zh: '暂停计时',
    en: 'Wait for somebody',
    description: {
      zh: '等待企业：即时生效，告知企业，最长五个工作日。等待上级：先申请，秘书处同意后暂停。只停办结时限，报到时限不停。',
      en: 'For the raiser: at once, the raiser is told, five working days at most. For somebody outside the alliance: once the secretariat agrees. Only the resolve clock stands still.',
    },
    request: { class: 'await_raiser', reason: '请企业补交装箱单' },
    response: pausedAssignment,
    problems: ['only_informed', 'pause_requested_already'],
  })
  pause(
    @Param('id', UuidPipe) assignmentId: string,
    @Body() { class: kind, reason }: PauseRequest,
    @AsAsked() asked: Asked,
  ) {
    const type = kind === 'await_raiser' ? 'pause' : 'request_pause';
    return this.steps.onAssignment('pause', { type, assignmentId, reason }, asked, { kind, reason });
  }

  @AssignmentStep('pause/approve', 'approve_pause', {
    zh: '同意暂停',
    en: 'Let the unit wait',
    request: { until: '2026-12-08T10:00:00Z' },
    response: pausedAssignment,
    problems: ['no_pause_requested'],
  })
  approve(
    @Param('id', UuidPipe) assignmentId: string,
    @Body() { until }: ApprovePauseRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = until == null ? {} : { until: Date.parse(until) };
    return this.steps.onAssignment(
      'pause/approve',
      { type: 'approve_pause', assignmentId, ...body },
      asked,
      body,
    );
  }

  @AssignmentStep('pause/refuse', 'refuse_pause', {
    zh: '不同意暂停',
    en: 'Do not let the unit wait',
    request: { reason: '本单位可自行办理' },
    problems: ['no_pause_requested'],
  })
  refuse(
    @Param('id', UuidPipe) assignmentId: string,
    @Body() { reason }: RefusePauseRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'refuse_pause', assignmentId, reason } as const;
    return this.steps.onAssignment('pause/refuse', command, asked, { reason });
  }

  @AssignmentStep('resume', 'resume', {
    zh: '恢复计时',
    en: 'Go on',
    description: {
      zh: '承办单位恢复办理，或企业答复后自动恢复。已等待的时间不计入办结时限。',
      en: 'The unit goes on, or the raiser brings what was waited for. The time waited does not count.',
    },
    request: { note: '装箱单已补交' },
  })
  resume(
    @Param('id', UuidPipe) assignmentId: string,
    @Body() { note }: ResumeRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = note == null ? {} : { note };
    return this.steps.onAssignment('resume', { type: 'resume', assignmentId, ...body }, asked, body);
  }
}
