import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { Directories } from '@muster/directory';
import { fingerprint, Problem, tenantOf } from '@muster/http';
import { Attachments, MOST_PER_TICKET } from '../attachments/attachments.js';
import { type Answer, Commands, type Given } from '../deciding/commands.js';
import { Turns } from '../deciding/turns.js';
import { isFollowedBy, personOf } from '../domain/steps/following.js';
import type { Whistle } from '../domain/whistle.js';
import { placeOf } from '../raising/place.request.js';
import { type RaisedView, raisedView, Raising } from '../raising/raising.js';
import type { RaiseTicketRequest } from '../raising/raise-ticket.request.js';
import { SimilarTickets } from '../searching/similar-tickets.js';
import type { HazardSnapRequest } from './hazard-snap.request.js';
import { snapText } from './snap-text.js';
import type { SnapForm } from './snap-forms.js';

/** The category of a snap that names none: every alliance that takes snaps has one of this code (ADR-0151). */
const HAZARD = 'safety_hazard';
/** Strangers' photographs leave room for the files of those whom the whistle concerns. */
const MOST_WITH_FOLLOWERS = MOST_PER_TICKET - 10;

export interface SnapView {
  /** Whether it became a whistle, or its reporter a follower of the one that was there. */
  readonly outcome: 'raised' | 'followed';
  /** Its photographs that the whistle has now; fewer than were sent when there was no room for more. */
  readonly photos: number;
  readonly ticket: RaisedView;
}

/** A hazard is photographed in passing (隐患随手拍, mechanisms 1.12): the first report of it blows the whistle, others follow. */
@Injectable()
export class HazardSnaps {
  private readonly turns = new Turns();

  constructor(
    private readonly commands: Commands,
    private readonly similar: SimilarTickets,
    private readonly raising: Raising,
    private readonly attachments: Attachments,
    private readonly directories: Directories,
  ) {}

  /**
   * One whistle per hazard, as far as place and category tell. The photographs go to it either way. What is no hazard is nobody else's to
   * read: a snap of another category blows a whistle of its own (ADR-0196).
   *
   * @param key belongs to the account; the same form again is answered as before, and makes up for what a crash has left out.
   * @throws Problem for every refusal; nothing is kept of the photographs then.
   */
  async take(who: Identity, key: string, { snap, photos }: SnapForm): Promise<Answer<SnapView>> {
    try {
      const { view, replayed } = await this.reported(
        who,
        key,
        snap,
        photos.map((photo) => photo.sent_sha256),
      );
      const kept = await this.attachments.attachNew(
        who,
        view.ticket.id,
        photos,
        view.outcome === 'followed' ? MOST_WITH_FOLLOWERS : MOST_PER_TICKET,
      );
      return { view: { ...view, photos: kept }, replayed };
    } catch (error) {
      await this.attachments.takeBack(who, photos);
      throw error;
    }
  }

  // Ten people photograph the same smoke: whoever is first has raised before the next one looks.
  private reported(who: Identity, key: string, snap: HazardSnapRequest, photos: readonly string[]) {
    const asked = fingerprint('POST', '/v1/hazard-snaps', { ...snap, photos });
    const given: Given = {
      who,
      key: { principal: who.accountId, key, fingerprint: asked },
      introduced: true,
    };
    const category = snap.category ?? HAZARD;
    const view = (whistle: Whistle) => shown(whistle, who, snap);
    return this.turns.take(`${tenantOf(who)} ${category}`, async () => {
      const before = await this.commands.answeredBefore(tenantOf(who), given, view);
      const mayFollow = !snap.insist && (await this.isHazard(tenantOf(who), category));
      const followed = before ?? (mayFollow ? await this.follow(given, category, snap, view) : undefined);
      if (followed) return followed;
      const { view: ticket, replayed } = await this.raising.raise(whistleOf(snap, category), who, key, asked);
      return { view: { outcome: 'raised' as const, ticket }, replayed };
    });
  }

  private async isHazard(tenantId: string, category: string): Promise<boolean> {
    return (await this.directories.get(tenantId))?.isWithin(category, HAZARD) ?? false;
  }

  /** @returns undefined when there is no whistle to follow, or none any more. */
  private async follow<View extends object>(
    given: Given,
    category: string,
    { place, enterprise_id: enterpriseId }: HazardSnapRequest,
    view: (whistle: Whistle) => View,
  ): Promise<Answer<View> | undefined> {
    const same = await this.similar.openAt(tenantOf(given.who), category, placeOf(place));
    if (!same) return undefined;
    const command = {
      type: 'follow',
      cause: 'same_hazard',
      ...(enterpriseId != null && { enterpriseId }),
    } as const;
    try {
      return await this.commands.toTicket(same.id, command, given, view);
    } catch (error) {
      if (error instanceof Problem && error.code === 'illegal_transition') return undefined;
      throw error;
    }
  }
}

function shown(whistle: Whistle, who: Identity, { enterprise_id, text }: HazardSnapRequest) {
  const reporter = personOf(who, enterprise_id ?? undefined);
  const outcome: SnapView['outcome'] = isFollowedBy(whistle, reporter) ? 'followed' : 'raised';
  return { outcome, ticket: raisedView(whistle, who, text ?? '') };
}

function whistleOf(snap: HazardSnapRequest, category: string): RaiseTicketRequest {
  const { place, project_id = null, enterprise_id = null } = snap;
  return { category, ...snapText(snap), place, project_id, enterprise_id };
}
