import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Identity } from '@muster/auth';
import { Problem, tenantOf, unavailable } from '@muster/http';
import { v7 as uuidv7 } from 'uuid';
import { Commands } from '../deciding/commands.js';
import { seesTexts } from '../reading/visibility.js';
import { type Attachment, AttachmentStore } from './attachment.store.js';
import { safeName } from './file-name.js';
import { FileStore, StoreUnavailable } from './file-store.js';
import { received } from './received-file.js';

/** Files that an account may have waiting for their whistles. */
const MOST_WAITING = 50;
/** Files of one whistle. */
export const MOST_PER_TICKET = 30;

/** Files and their whistles: whoever may read what was written may read what was attached (ADR-0131). */
@Injectable()
export class Attachments {
  constructor(
    private readonly rows: AttachmentStore,
    private readonly files: FileStore,
    private readonly commands: Commands,
  ) {}

  /** Takes a file in; it waits a day for its whistle. @throws Problem 413, 422 `file_refused`, 409 `too_many_files`, 503. */
  async receive(who: Identity, name: string, source: Readable): Promise<Attachment> {
    const tenantId = tenantOf(who);
    const file = await received(source);
    try {
      const id = uuidv7();
      const { type, size, sha256, sentSha256 } = file;
      const row = {
        id,
        account_id: who.accountId,
        name: safeName(name, type),
        type,
        size,
        sha256,
        sent_sha256: sentSha256,
      };
      if (!(await this.rows.announce(tenantId, row, MOST_WAITING)))
        throw new Problem(409, 'too_many_files', { most: MOST_WAITING });
      await this.storing(() => this.files.put(keyOf(tenantId, id), file));
      return await this.rows.complete(tenantId, id);
    } finally {
      await file.discard();
    }
  }

  /** The file for those who may see its whistle, or who sent it. @throws Problem 404, 503. */
  async open(who: Identity, id: string): Promise<{ attachment: Attachment; content: Readable }> {
    const attachment = await this.visible(who, id);
    const content = await this.storing(() => this.files.get(keyOf(tenantOf(who), id)));
    if (!content) throw new Problem(404, 'not_found');
    return { attachment, content };
  }

  /** @throws Problem 404. */
  async ofTicket(who: Identity, ticketId: string): Promise<Attachment[]> {
    await this.commands.visible(tenantOf(who), { ticketId }, who);
    return seesTexts(who) ? this.rows.ofTicket(tenantOf(who), ticketId) : [];
  }

  /** Before a whistle is raised with them. @throws Problem 422 for files that are not there, or not this account's to attach. */
  async assertUsable(who: Identity, ids: readonly string[]): Promise<void> {
    const usable = new Set(await this.rows.usable(tenantOf(who), ids, who.accountId, null));
    const missing = ids.findIndex((id) => !usable.has(id));
    if (missing >= 0) throw unknownAttachment(missing);
  }

  /** Attaches files of this account to a whistle; harmless when repeated. @throws Problem 422 `validation_failed`, 409 `too_many_files`. */
  async attach(who: Identity, ticketId: string, ids: readonly string[]): Promise<void> {
    const tenantId = tenantOf(who);
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return;
    if ((await this.rows.attach(tenantId, wanted, who.accountId, ticketId, MOST_PER_TICKET)) !== undefined)
      return;
    const usable = new Set(await this.rows.usable(tenantId, wanted, who.accountId, ticketId));
    const missing = ids.findIndex((id) => !usable.has(id));
    if (missing >= 0) throw unknownAttachment(missing);
    throw new Problem(409, 'too_many_files', { most: MOST_PER_TICKET });
  }

  /**
   * Attaches of what was just received what the whistle does not have yet from this account, and takes back the rest: what has come before, and
   * what there is no room for, with `most` files of the whistle. @returns how many of these files the whistle has.
   */
  async attachNew(
    who: Identity,
    ticketId: string,
    received: readonly Attachment[],
    most: number,
  ): Promise<number> {
    const there = await this.rows.ofTicket(tenantOf(who), ticketId);
    const had = new Set(
      there.filter((file) => file.account_id === who.accountId).map((file) => file.sent_sha256),
    );
    const missing = new Map(
      received.filter((file) => !had.has(file.sent_sha256)).map((file) => [file.sent_sha256, file]),
    );
    const fresh = [...missing.values()].slice(0, Math.max(0, most - there.length));
    await this.attach(
      who,
      ticketId,
      fresh.map(({ id }) => id),
    );
    await this.takeBack(
      who,
      received.filter((file) => !fresh.includes(file)),
    );
    return received.length - (missing.size - fresh.length);
  }

  /** Takes back what was just received, but for what a whistle has by now; what cannot be destroyed at once is left to the sweep. */
  async takeBack(who: Identity, received: readonly Attachment[]): Promise<void> {
    await Promise.allSettled(received.map(({ id }) => this.discard(who, id)));
  }

  /** Takes back a file that belongs to no whistle yet. @throws Problem 404, 503. */
  async discard(who: Identity, id: string): Promise<void> {
    const attachment = await this.visible(who, id);
    if (attachment.ticket_id !== null) throw new Problem(409, 'file_attached');
    if (!(await this.destroy(tenantOf(who), id, false))) throw new Problem(409, 'file_attached');
  }

  /** What has waited for its whistle in vain, unless it has been attached or kept since that was noticed. @throws Problem 503. */
  async destroyOrphan(tenantId: string, id: string): Promise<void> {
    await this.destroy(tenantId, id, true);
  }

  // File first, then what is known of it: nothing lies in the store that is not known.
  private async destroy(tenantId: string, id: string, unlessInDraft: boolean): Promise<boolean> {
    if (!(await this.rows.giveUp(tenantId, id, unlessInDraft))) return false;
    await this.storing(() => this.files.delete(keyOf(tenantId, id)));
    await this.rows.remove(tenantId, id);
    return true;
  }

  private async visible(who: Identity, id: string): Promise<Attachment> {
    const attachment = await this.rows.find(tenantOf(who), id);
    if (!attachment || !seesTexts(who)) throw new Problem(404, 'not_found');
    const { ticket_id: ticketId } = attachment;
    if (ticketId !== null) await this.commands.visible(tenantOf(who), { ticketId }, who);
    else if (attachment.account_id !== who.accountId) throw new Problem(404, 'not_found');
    return attachment;
  }

  private async storing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw error instanceof StoreUnavailable ? unavailable(error) : error;
    }
  }
}

function keyOf(tenantId: string, id: string): string {
  return `${tenantId}/${id}`;
}

function unknownAttachment(index: number): Problem {
  const pointer = `/attachment_ids/${index}`;
  const message = { zh: '没有这个可用的附件', en: 'there is no such file that you could attach' };
  return new Problem(
    422,
    'validation_failed',
    {},
    { errors: [{ pointer, code: 'unknown_attachment', message }] },
  );
}
