import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { followersOf, isPerson } from '../domain/steps/following.js';
import { MergeRequest, UnmergeRequest } from './merging.requests.js';

/** T4: one problem, one whistle. Two whistles are two streams, and what concerns both is saved with both, or not at all (ADR-0219). */
@Controller('v1/tickets/:id')
export class MergingController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('merge', 'merge', {
    zh: '并单',
    en: 'Merge into another whistle',
    request: { master_ticket_id: '019b0a3e-5c1d-7e2f-8a90-3f1e2d4c5b6b' },
    problems: ['not_into_itself', 'has_followers'],
  })
  async merge(
    @Param('id', UuidPipe) id: string,
    @Body() { master_ticket_id: masterId }: MergeRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'merge', { type: 'merge', masterId }, asked, { masterId }, (child) => ({
      ticketId: masterId,
      command: {
        type: 'take_in',
        followerId: id,
        enterpriseId: child.enterpriseId,
        people: followersOf(child).filter(isPerson),
      },
    }));
  }

  @TicketStep('unmerge', 'unmerge', {
    zh: '撤销并单',
    en: 'Undo a merge',
    request: { reason: '经核实为两个问题' },
  })
  async unmerge(
    @Param('id', UuidPipe) id: string,
    @Body() { reason }: UnmergeRequest,
    @AsAsked() asked: Asked,
  ) {
    return this.steps.onTicket(id, 'unmerge', { type: 'unmerge', reason }, asked, { reason }, (child) => ({
      ticketId: child.particulars.masterId!,
      command: { type: 'let_go', followerId: id },
    }));
  }
}
