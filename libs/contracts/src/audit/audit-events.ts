import Type from 'typebox';
import { onTopic } from '../event-definition.js';
import { about, instant, ordinal, record, slug } from '../fields.js';

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
  }),
);
