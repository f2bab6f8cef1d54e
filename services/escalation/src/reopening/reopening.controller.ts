import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { ReopenRequest, ReviewRedoRequest } from './reopening.requests.js';

/** T18 for the second time, T19. */
@Controller('v1/tickets/:id')
export class ReopeningController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('reopen', 'reopen', {
    zh: '要求重开',
    en: 'Reopen what was closed',
    request: { reason: '三天后再次拥堵' },
    problems: ['window_closed', 'reopened_already'],
  })
  reopen(@Param('id', UuidPipe) id: string, @Body() { reason }: ReopenRequest, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'reopen', { type: 'reopen', reason }, asked, { reason });
  }

  @TicketStep('review-redo', 'review_redo', {
    zh: '复核重办',
    en: 'Review a second redo',
    request: { redo: true, reason: '措施未落实' },
    problems: ['nothing_to_review'],
  })
  review(
    @Param('id', UuidPipe) id: string,
    @Body() { redo, reason }: ReviewRedoRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'review-redo', { type: 'review_redo', redo, reason }, asked, {
      redo,
      reason,
    });
  }
}
