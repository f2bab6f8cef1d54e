import { ApiProperty } from '@nestjs/swagger';
import type { Subscription } from '../domain/channel.js';
import { CHANNEL_KINDS, DIGESTS, LANGUAGES, NOTICE_KINDS, OWNER_KINDS } from '../domain/vocabulary.js';
import type { StoredChannel } from '../persistence/channel.store.js';

export class SubscriptionView {
  @ApiProperty({ enum: NOTICE_KINDS, isArray: true }) events: readonly string[];
  @ApiProperty() on_duty_only: boolean;
  @ApiProperty({ type: String, nullable: true }) quiet_from: string | null;
  @ApiProperty({ type: String, nullable: true }) quiet_to: string | null;
  @ApiProperty({ type: String, nullable: true }) time_zone: string | null;
  @ApiProperty({ enum: DIGESTS }) digest: string;
}

export class ChannelView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: OWNER_KINDS }) owner_kind: string;
  @ApiProperty() owner_id: string;
  @ApiProperty({ enum: CHANNEL_KINDS }) kind: string;
  @ApiProperty({ enum: LANGUAGES }) language: string;
  @ApiProperty({ enum: ['active', 'disabled'] }) state: string;
  @ApiProperty({ type: String, nullable: true, description: '停用原因代码 / why it is disabled' })
  disabled_code: string | null;
  @ApiProperty({ description: '掩码 / masked' }) address: string;
  @ApiProperty({
    format: 'date-time',
    type: String,
    nullable: true,
    description: '旧密钥仍签名至此 / until then the old secret signs as well',
  })
  previous_secret_until: string | null;
  @ApiProperty({ type: [SubscriptionView] }) subscriptions: SubscriptionView[];
  @ApiProperty() version: number;
}

/** With the secret, the one time that it is shown. */
export class NewChannelView extends ChannelView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: '仅此一次显示；仅 Webhook / shown this once; webhooks only',
  })
  secret: string | null;
}

export class ChannelPage {
  @ApiProperty({ type: [ChannelView] }) items: ChannelView[];
  @ApiProperty({ type: String, nullable: true }) next_cursor: string | null;
}

export class TestView {
  @ApiProperty({ description: '对方是否接收 / did the receiver take it' }) delivered: boolean;
  @ApiProperty({ type: String, nullable: true, description: '失败代码 / why not' }) failure_code:
    string | null;
}

/** A channel as its owner may see it: no address, no secrets. */
export function channelView({ channel, version }: StoredChannel): ChannelView {
  return {
    id: channel.id,
    owner_kind: channel.ownerKind,
    owner_id: channel.ownerId,
    kind: channel.kind,
    language: channel.language,
    state: channel.state,
    disabled_code: channel.disabledCode,
    address: channel.maskedAddress,
    previous_secret_until: channel.previousSecretUntil,
    subscriptions: channel.subscriptions.map(subscriptionView),
    version,
  };
}

const subscriptionView = ({ events, onDutyOnly, quietHours, digest }: Subscription): SubscriptionView => ({
  events,
  on_duty_only: onDutyOnly,
  quiet_from: quietHours && timeText(quietHours.from),
  quiet_to: quietHours && timeText(quietHours.to),
  time_zone: quietHours && quietHours.timeZone,
  digest,
});

const timeText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** For the OpenAPI document. */
export const exampleChannel: ChannelView = {
  id: '0198f0f4-1c00-7a10-8000-000000000041',
  owner_kind: 'unit',
  owner_id: 'customs',
  kind: 'webhook',
  language: 'zh',
  state: 'active',
  disabled_code: null,
  address: 'https://hooks.example.com/…',
  previous_secret_until: null,
  subscriptions: [
    {
      events: ['offered', 'sign_due', 'breached'],
      on_duty_only: false,
      quiet_from: '22:00',
      quiet_to: '07:00',
      time_zone: 'Asia/Shanghai',
      digest: 'none',
    },
  ],
  version: 1,
};
