import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { EscalateRequest } from './levels.requests.js';

/** T8: what one level cannot solve goes to the next. */
@Controller('v1/tickets/:id')
export class LevelsController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('escalate', 'escalate', {
    zh: '提级',
    en: 'Raise to the next level',
    request: { reason: '涉及多部门职责，需联席会议协调' },
    problems: ['no_grounds_to_escalate', 'highest_level', 'escalated_already'],
  })
  escalate(@Param('id', UuidPipe) id: string, @Body() { reason }: EscalateRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'escalate', { type: 'escalate', reason }, asked, { reason });
  }
}
