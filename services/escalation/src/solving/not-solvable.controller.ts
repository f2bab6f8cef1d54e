import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { closedTicket } from '../reading/examples.js';
import { ExplanationRequest, NotSolvableRequest } from './solution.requests.js';

/** T17: what is called not solvable is reviewed by somebody independent, and explained. */
@Controller('v1/tickets/:id/not-solvable')
export class NotSolvableController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('', 'call_not_solvable', {
    zh: '提出无法解决',
    en: 'Call it not solvable',
    request: { reason: '现行法规不允许' },
    problems: ['lead_not_submitted', 'units_outstanding'],
  })
  call(@Param('id', UuidPipe) id: string, @Body() { reason }: NotSolvableRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'not-solvable', { type: 'call_not_solvable', reason }, asked, { reason });
  }

  @TicketStep('confirm', 'confirm_not_solvable', {
    zh: '复核：确属无法解决，说明后归档',
    en: 'Review: explained, and closed',
    request: { explanation: '已说明法规依据及其他途径' },
    response: { ...closedTicket, outcome: 'not_solvable' },
    problems: ['nothing_to_review'],
  })
  confirm(
    @Param('id', UuidPipe) id: string,
    @Body() { explanation }: ExplanationRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'confirm_not_solvable', explanation } as const;
    return this.steps.onTicket(id, 'not-solvable/confirm', command, asked, { explanation });
  }

  @TicketStep('reject', 'reject_not_solvable', {
    zh: '复核：可以解决，重办',
    en: 'Review: it can be solved, done again',
    request: { explanation: '可按先行先试政策办理' },
    problems: ['nothing_to_review'],
  })
  reject(
    @Param('id', UuidPipe) id: string,
    @Body() { explanation }: ExplanationRequest,
    @AsAsked() asked: Asked,
  ) {
    const command = { type: 'reject_not_solvable', explanation } as const;
    return this.steps.onTicket(id, 'not-solvable/reject', command, asked, { explanation });
  }
}
