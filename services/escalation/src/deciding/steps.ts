import { Injectable } from '@nestjs/common';
import { withEtag } from '@muster/http';
import type { Command } from '../domain/command.js';
import type { Whistle } from '../domain/whistle.js';
import { assignmentView, ticketView } from '../reading/ticket-view.js';
import type { Asked } from './asked.js';
import { Commands } from './commands.js';
import { keyOf, replay } from './replay.js';

type AssignmentCommand = Extract<Command, { assignmentId: string }>;
type TicketCommand = Parameters<Commands['toTicket']>[1];

/** What steps have in common: the command goes to its whistle, the answer carries entity tag and replay mark. */
@Injectable()
export class Steps {
  constructor(private readonly commands: Commands) {}

  /**
   * @param path the step's address below `/v1`, which with `body` makes the fingerprint of a repeated request.
   * @param elsewhere when the step concerns another whistle, too: see {@link Commands.toBoth}.
   * @throws Problem for every refusal.
   */
  async onTicket(
    ticketId: string,
    path: string,
    command: TicketCommand,
    { who, version, key, reply }: Asked,
    body?: object,
    elsewhere?: Parameters<Commands['toBoth']>[2],
  ) {
    const given = {
      who,
      ifMatch: version,
      key: keyOf(who, key, `/v1/tickets/${ticketId}/${path}`, body ?? {}),
    };
    const view = (whistle: Whistle) => ticketView(whistle, who);
    const answer = await (elsewhere
      ? this.commands.toBoth(ticketId, command, elsewhere, given, view)
      : this.commands.toTicket(ticketId, command, given, view));
    withEtag(reply, answer.view.version);
    return replay(reply, answer);
  }

  /** @throws as {@link onTicket}. */
  async onAssignment(
    path: string,
    command: AssignmentCommand,
    { who, version, key, reply }: Asked,
    body?: object,
  ) {
    const { assignmentId } = command;
    const given = {
      who,
      ifMatch: version,
      key: keyOf(who, key, `/v1/assignments/${assignmentId}/${path}`, body ?? {}),
    };
    const answer = await this.commands.toAssignment(command, given, (whistle, assignment) =>
      assignmentView(whistle, assignment, who),
    );
    withEtag(reply, answer.view.version);
    return replay(reply, answer);
  }
}
