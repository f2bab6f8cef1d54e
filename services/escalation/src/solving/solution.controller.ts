import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { AssignmentStep, TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { signedTicket } from '../reading/examples-of-work.js';
import { ContributionRequest, ProposalRequest, RefusalRequest, WaiveRequest } from './solution.requests.js';

/** T10–T12: one answer of several units, in versions, with contributions and signatures. */
@Controller('v1')
export class SolutionController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('tickets/:id/solution/contributions', 'contribute', {
    zh: '提供会商意见',
    en: 'Contribute to the joint answer',
    request: { text: '可安排夜间查验窗口' },
    problems: ['unknown_attachments'],
  })
  contribute(
    @Param('id', UuidPipe) id: string,
    @Body() { text }: ContributionRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'solution/contributions', { type: 'contribute', text }, asked, { text });
  }

  @AssignmentStep('assignments/:id/waive', 'waive', {
    zh: '免于该单位办理',
    en: 'Do without a co-unit’s part',
    request: { reason: '不涉及该单位' },
    problems: ['waived_already'],
  })
  waive(
    @Param('id', UuidPipe) assignmentId: string,
    @Body() { reason }: WaiveRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onAssignment('waive', { type: 'waive', assignmentId, reason }, asked, { reason });
  }

  @TicketStep('tickets/:id/solution', 'propose', {
    zh: '提出联合方案，送会签',
    en: 'Propose the joint answer',
    description: {
      zh: '须主办单位已提交、各协办单位已认可或已免于办理；主办单位提出即为会签。',
      en: 'Once the lead has handed in and every co-unit is accepted or waived; the lead signs by proposing.',
    },
    request: { text: '每日 20:00–22:00 增设查验窗口，码头同步放箱。' },
    response: signedTicket,
    problems: [
      'only_one_unit',
      'lead_not_submitted',
      'units_outstanding',
      'account_first',
      'unknown_attachments',
    ],
  })
  propose(@Param('id', UuidPipe) id: string, @Body() { text }: ProposalRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'solution', { type: 'propose', text }, asked, { text });
  }

  @TicketStep('tickets/:id/solution/sign', 'sign_solution', {
    zh: '会签',
    en: 'Sign the joint answer',
    description: {
      zh: '会签家数满足该哨种的规则即办结，进入回访。',
      en: 'As soon as enough units have signed, the whistle is resolved and a call-back is owed.',
    },
    response: signedTicket,
    problems: ['signed_already'],
  })
  sign(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'solution/sign', { type: 'sign_solution' }, asked);
  }

  @TicketStep('tickets/:id/solution/refuse', 'refuse_solution', {
    zh: '不同意，退回办理',
    en: 'Refuse the joint answer',
    request: { part: '第二条：口岸限时查验', reason: '夜间查验力量不足' },
    problems: ['signed_already'],
  })
  refuse(
    @Param('id', UuidPipe) id: string,
    @Body() { part, reason }: RefusalRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = { part, reason };
    return this.steps.onTicket(id, 'solution/refuse', { type: 'refuse_solution', ...body }, asked, body);
  }
}
