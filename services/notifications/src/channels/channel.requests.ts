import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import {
  CHANNEL_KINDS,
  type ChannelKind,
  type Digest,
  DIGESTS,
  type Language,
  LANGUAGES,
  NOTICE_KINDS,
  type NoticeKind,
} from '../domain/vocabulary.js';

const SLUG = /^[a-z0-9][a-z0-9-]{0,62}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Body of `POST /v1/notifications/channels`. */
export class OpenChannelRequest {
  @ApiProperty({ description: '渠道类别 / kind of channel', example: 'webhook' })
  @IsIn(CHANNEL_KINDS)
  kind: ChannelKind;

  @ApiProperty({
    description:
      '邮件地址，或机器人、接口的网址；加密保存，只显示掩码 / mail address or URL; kept sealed, shown masked',
    example: 'https://hooks.example.com/muster',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  address: string;

  @ApiProperty({ description: '通知语言 / language of the notices', example: 'zh' })
  @IsOptional()
  @IsIn(LANGUAGES)
  language: Language = 'zh';

  @ApiProperty({
    description:
      '钉钉、飞书的加签密钥；不再显示 / signing secret of a DingTalk or Feishu bot; never shown again',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  secret?: string;

  @ApiProperty({ description: '单位的渠道；单位人员缺省为本单位 / of a unit; an officer’s own by default' })
  @IsOptional()
  @Matches(SLUG)
  unit_id?: string;

  @ApiProperty({ description: '某位人员的渠道 / of an officer' })
  @IsOptional()
  @Matches(SLUG)
  officer_id?: string;

  @ApiProperty({ description: '企业的渠道 / of an enterprise' })
  @IsOptional()
  @Matches(SLUG)
  enterprise_id?: string;
}

/** One rule of a channel. */
export class SubscriptionRequest {
  @ApiProperty({ description: '事项 / notices', example: ['offered', 'sign_due', 'breached'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(NOTICE_KINDS.length)
  @ArrayUnique()
  @IsIn(NOTICE_KINDS, { each: true })
  events: NoticeKind[];

  @ApiProperty({ description: '仅值班时，限人员渠道 / only while on duty; officers only', example: false })
  @IsOptional()
  @IsBoolean()
  on_duty_only = false;

  @ApiProperty({ description: '免打扰起，应急除外 / quiet from; emergencies break it', example: '22:00' })
  @IsOptional()
  @Matches(TIME)
  quiet_from?: string | null;

  @ApiProperty({ description: '免打扰止，可次日 / quiet until, may be the next day', example: '07:00' })
  @IsOptional()
  @Matches(TIME)
  quiet_to?: string | null;

  @ApiProperty({
    description: '免打扰所用时区，缺省为联盟时区 / time zone of the quiet hours; the alliance’s by default',
    example: 'Asia/Shanghai',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  time_zone?: string | null;

  @ApiProperty({
    description: '汇总：不汇总、每小时、每日早八点 / digest: none, hourly, daily at eight',
    example: 'none',
  })
  @IsOptional()
  @IsIn(DIGESTS)
  digest: Digest = 'none';
}

/** Body of `PUT /v1/notifications/channels/{id}/subscriptions`. */
export class SubscribeRequest {
  @ApiProperty({
    description: '按序匹配，先符合者生效；空为暂不接收 / the first that fits counts; none: nothing is sent',
  })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => SubscriptionRequest)
  subscriptions: SubscriptionRequest[];
}
