import Type from 'typebox';
import { onTopic } from '../event-definition.js';
import { about, instant, ordinal, orNull, record, slug } from '../fields.js';

export const auditHeadSealed = onTopic('muster.audit.v1')(
  'audit_head.sealed',
  { zh: '审计链新封条', en: 'Newest seal of an audit chain' },
  record({
    version: ordinal(
      '封条序号；只发布每分钟最新的一条，因此同一键内递增而有间隔',
      'Number of the seal; only the newest of a minute is published: it rises per key, with gaps',
    ),
    occurred_at: instant('封存时间（数据库时间，UTC）', 'When it was sealed, by database time, UTC'),
    service: slug('哪个服务的事件日志', 'The service whose event log it is'),
    hash: Type.String({
      pattern: '^[0-9a-f]{64}$',
      ...about('封条的 SHA-256，含其前全部封条', 'SHA-256 of the seal and of every seal before it'),
    }),
    key_id: orNull(
      Type.String({
        pattern: '^[0-9a-f]{16}$',
        ...about(
          '签名公钥（SPKI DER）SHA-256 的前 16 位；未签名为空',
          'First 16 digits of the SHA-256 of the public key (SPKI, DER); null when it is not signed',
        ),
      }),
    ),
    signature: orNull(
      Type.String({
        pattern: '^[A-Za-z0-9_-]{86}$',
        ...about(
          'Ed25519 签名（base64url），签名内容见 ADR-0096；未签名为空',
          'Ed25519 signature in base64url of what ADR-0096 describes; null when it is not signed',
        ),
      }),
    ),
  }),
);
