import { Body, Controller, Param } from '@nestjs/common';
import { UuidPipe } from '@muster/http';
import { AsAsked, type Asked } from '../deciding/asked.js';
import { Commands } from '../deciding/commands.js';
import { TicketStep } from '../deciding/step.js';
import { Steps } from '../deciding/steps.js';
import { followersOf, isPerson } from '../domain/steps/following.js';
import { MergeRequest, UnmergeRequest } from './merging.requests.js';

/**
 * T4: one problem, one whistle. Two whistles are two streams: the master takes its follower in before the other is merged, and
 * lets it go after the other is on its own again, so that an interruption leaves a follower too many, never one too few (ADR-0102).
 */
@Controller('v1/tickets/:id')
export class MergingController {
  constructor(
    private readonly steps: Steps,
    private readonly commands: Commands,
  ) {}

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
    const { who, version } = asked;
    const command = { type: 'merge', masterId } as const;
    return this.steps.onTicket(id, 'merge', command, asked, { masterId }, async () => {
      const child = await this.commands.rehearse(id, command, { who, ifMatch: version });
      const people = followersOf(child).filter(isPerson);
      const takeIn = { type: 'take_in', followerId: id, enterpriseId: child.enterpriseId, people } as const;
      await this.commands.toTicket(masterId, takeIn, { who }, () => ({}));
    });
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
    const { who, version } = asked;
    const command = { type: 'unmerge', reason } as const;
    let masterId: string | null | undefined;
    const answer = await this.steps.onTicket(id, 'unmerge', command, asked, { reason }, async () => {
      ({
        particulars: { masterId },
      } = await this.commands.rehearse(id, command, { who, ifMatch: version }));
    });
    if (masterId != null)
      await this.commands.toTicket(masterId, { type: 'let_go', followerId: id }, { who }, () => ({}));
    return answer;
  }
}
