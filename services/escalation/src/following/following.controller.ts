import { Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';

/** Seeing a whistle through without having blown it (ADR-0150). What somebody follows: `GET /v1/tickets?followed=true`. */
@Controller('v1/tickets/:id')
export class FollowingController {
  constructor(private readonly steps: Steps) {}

  @TicketStep('follow', 'follow', { zh: '关注', en: 'Follow a ticket' })
  follow(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'follow', { type: 'follow', cause: 'own_wish' }, asked);
  }

  @TicketStep('unfollow', 'unfollow', { zh: '取消关注', en: 'Follow a ticket no longer' })
  unfollow(@Param('id', UuidPipe) id: string, @AsAsked() asked: Asked) {
    return this.steps.onTicket(id, 'unfollow', { type: 'unfollow' }, asked);
  }
}
