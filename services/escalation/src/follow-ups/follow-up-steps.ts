import { Injectable } from '@nestjs/common';
import { isUnitRole } from '@muster/auth';
import { Problem, tenantOf, withEtag } from '@muster/http';
import type { Asked } from '../deciding/asked.js';
import { Commands } from '../deciding/commands.js';
import { keyOf, replay } from '../deciding/replay.js';
import type { Command } from '../domain/command.js';
import { FollowUpStore } from '../persistence/follow-up.store.js';
import { listedFollowUp } from './listed-follow-up.view.js';

type FollowUpCommand = Command<'adopt_follow_up' | 'land_follow_up' | 'reopen_follow_up' | 'drop_follow_up'>;

/** Takes what is said of a follow-up to its whistle. The unit that sees to it need not be able to see the whistle (ADR-0211). */
@Injectable()
export class FollowUpSteps {
  constructor(
    private readonly followUps: FollowUpStore,
    private readonly commands: Commands,
  ) {}

  /**
   * @param step the last part of the address, which with `body` makes the fingerprint of a repeated request.
   * @throws Problem for every refusal; 404 when there is no such follow-up, for a unit's people when it is not their unit's.
   */
  async give(step: string, command: FollowUpCommand, { who, version, key, reply }: Asked, body: object) {
    const { followUpId: id } = command;
    const own = isUnitRole(who.role) ? (who.unitId ?? '') : undefined;
    const ticketId = await this.followUps.ticketOf(tenantOf(who), id, own);
    if (ticketId === undefined) throw new Problem(404, 'not_found');
    const given = {
      who,
      ifMatch: version,
      key: keyOf(who, key, `/v1/follow-ups/${id}/${step}`, body),
      introduced: true,
    } as const;
    const answer = await this.commands.toTicket(ticketId, command, given, (whistle) =>
      listedFollowUp(whistle, id, who),
    );
    withEtag(reply, answer.view.version);
    return replay(reply, answer);
  }
}
