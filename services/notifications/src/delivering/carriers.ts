import type { ChannelKind } from '../domain/vocabulary.js';
import type { NotificationsConfig } from '../notifications.config.js';
import type { AddressGuard } from './address-guard.js';
import type { Carrier } from './carrier.js';
import { DingtalkCarrier } from './dingtalk.carrier.js';
import { EmailCarrier } from './email.carrier.js';
import { FeishuCarrier } from './feishu.carrier.js';
import { GuardedPost } from './guarded-post.js';
import { WebhookCarrier } from './webhook.carrier.js';
import { WecomCarrier } from './wecom.carrier.js';

/** Every kind of channel that this installation can use; no mail without a mail server. */
export class Carriers {
  private readonly byKind: ReadonlyMap<ChannelKind, Carrier>;

  constructor(
    { smtpUrl, smtpFrom, timeoutS }: Pick<NotificationsConfig, 'smtpUrl' | 'smtpFrom' | 'timeoutS'>,
    guard: AddressGuard,
  ) {
    const timeoutMs = timeoutS * 1000;
    const post = new GuardedPost(guard, timeoutMs);
    const mail: [ChannelKind, Carrier][] =
      smtpUrl === undefined ? [] : [['email', new EmailCarrier({ url: smtpUrl, from: smtpFrom, timeoutMs })]];
    this.byKind = new Map<ChannelKind, Carrier>([
      ...mail,
      ['webhook', new WebhookCarrier(post)],
      ['wecom', new WecomCarrier(post)],
      ['dingtalk', new DingtalkCarrier(post)],
      ['feishu', new FeishuCarrier(post)],
    ]);
  }

  of(kind: ChannelKind): Carrier | undefined {
    return this.byKind.get(kind);
  }
}
