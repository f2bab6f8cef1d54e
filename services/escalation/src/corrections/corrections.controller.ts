import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { CorrectRequest } from './corrections.requests.js';

/** T24: a data steward puts a record right; a second person once its period is published. */
@Controller('v1/tickets/:id/corrections')
export class CorrectionsController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('', 'correct', {
    zh: '更正记录',
    en: 'Correct a record',
    request: { reason: '热线登记错误', enterprise_id: 'enterprise-017' },
    problems: ['nothing_changes', 'correction_pending'],
  })
  correct(
    @Param('id', UuidPipe) id: string,
    @Body() { reason, enterprise_id, call_back }: CorrectRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = {
      reason,
      ...(enterprise_id != null && { enterpriseId: enterprise_id }),
      ...(call_back != null && { callBack: { ...call_back, satisfaction: call_back.satisfaction ?? null } }),
    };
    return this.steps.onTicket(id, 'corrections', { type: 'correct', ...body }, asked, body);
  }

  @TicketStep('confirm', 'confirm_correction', {
    zh: '确认更正',
    en: 'Confirm a correction',
    problems: ['no_correction_pending', 'second_person_needed'],
  })
  confirm(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'corrections/confirm', { type: 'confirm_correction' }, asked);
  }
}
