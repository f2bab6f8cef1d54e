import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { RecategoriseRequest, ReprioritiseRequest } from './reclassifying.requests.js';

/** T21: category, kind and priority may turn out otherwise. */
@Controller('v1/tickets/:id')
export class ReclassifyingController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('recategorise', 'recategorise', {
    zh: '调整类别',
    en: 'Change the category',
    request: { category: 'customs_clearance', process_stage: 'port_control', reason: '属通关环节' },
    problems: ['nothing_changes'],
  })
  recategorise(
    @Param('id', UuidPipe) id: string,
    @Body() { category, process_stage, reason }: RecategoriseRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = { category, reason, ...(process_stage != null && { processStage: process_stage }) };
    return this.steps.onTicket(id, 'recategorise', { type: 'recategorise', ...body }, asked, body);
  }

  @TicketStep('reprioritise', 'reprioritise', {
    zh: '调整哨种或优先权',
    en: 'Change kind or priority',
    request: { kind: 'urgent', reason: '冷链货物' },
    problems: ['nothing_changes'],
  })
  reprioritise(
    @Param('id', UuidPipe) id: string,
    @Body() { kind, priority, reason }: ReprioritiseRequest,
    @AsAsked() asked: Asked,
  ) {
    const body = { reason, ...(kind != null && { kind }), ...(priority != null && { priority }) };
    return this.steps.onTicket(id, 'reprioritise', { type: 'reprioritise', ...body }, asked, body);
  }
}
