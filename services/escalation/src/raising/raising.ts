import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { fingerprint, tenantOf } from '@muster/http';
import { Attachments } from '../attachments/attachments.js';
import { type Answer, Commands } from '../deciding/commands.js';
import type { Whistle } from '../domain/whistle.js';
import { ticketView, type TicketView } from '../reading/ticket-view.js';
import { lifeDangerNotice, type Notice } from './life-danger.js';
import { raiseCommand } from './raise-command.js';
import type { RaiseTicketRequest } from './raise-ticket.request.js';
import { TicketNumbers } from './ticket-numbers.js';

export type RaisedView = TicketView & { readonly notice?: Notice };

/** T1, however the whistle came: asked for at once, out of a draft, or with a photograph. */
@Injectable()
export class Raising {
  constructor(
    private readonly commands: Commands,
    private readonly numbers: TicketNumbers,
    private readonly attachments: Attachments,
  ) {}

  /**
   * Raises with its files. They are looked for before and attached after, so that a repetition with the same key makes up for what a
   * crash in between has left out.
   *
   * @param key belongs to the account; the same request again is answered as before.
   * @param asked fingerprint of the request that the whistle came with, when that was not `body` itself.
   * @throws Problem for every refusal.
   */
  async raise(
    body: RaiseTicketRequest,
    who: Identity,
    key: string,
    asked = fingerprint('POST', '/v1/tickets', body),
  ): Promise<Answer<RaisedView>> {
    const { attachment_ids: files } = body;
    const answer = await this.commands.raise(
      { who, key: { principal: who.accountId, key, fingerprint: asked } },
      async (directory, now) => {
        if (files?.length) await this.attachments.assertUsable(who, files);
        return raiseCommand(body, who, directory, this.numbers, now);
      },
      (whistle) => raisedView(whistle, who, body.title, body.description),
    );
    if (files?.length) await this.attachments.attach(who, answer.view.id, files);
    return answer;
  }

  /** The answer to what was raised under a key, if anything was; for a repetition that does not bring the words along. */
  raisedBefore(who: Identity, key: string): Promise<Answer<RaisedView> | undefined> {
    return this.commands.answeredBefore(
      tenantOf(who),
      { key: { principal: who.accountId, key } },
      (whistle) => raisedView(whistle, who, whistle.title, whistle.description),
    );
  }
}

/** A whistle as it is shown to whoever has just reported something, with the notice that the words call for. */
export function raisedView(whistle: Whistle, who: Identity, ...said: readonly string[]): RaisedView {
  const notice = lifeDangerNotice(...said);
  return { ...ticketView(whistle, who), ...(notice && { notice }) };
}
