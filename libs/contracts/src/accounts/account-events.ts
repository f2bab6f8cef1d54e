import { choice, code, common, instant, optional, orNull, record, slug } from '../fields.js';
import { onTopic } from '../event-definition.js';

const event = onTopic('muster.accounts.v1');
const ofAccount = { ...common, account_id: code('账号编号（键）', 'Account id, the key') };

export const accountOpened = event(
  'account.opened',
  { zh: '开通账号', en: 'Account opened' },
  record({
    ...ofAccount,
    role: choice(
      [
        'enterprise',
        'party_secretary',
        'hotline',
        'unit_officer',
        'unit_head',
        'dispatcher',
        'council',
        'supervisor',
        'reviewer',
        'data_steward',
        'analyst',
        'operator',
      ],
      '角色',
      'Role',
    ),
    unit_id: optional(slug('单位', 'Unit')),
    enterprise_id: optional(slug('企业', 'Enterprise')),
  }),
  ['1.0.0', '1.1.0'],
);

export const accountClosed = event(
  'account.closed',
  { zh: '停用账号', en: 'Account closed' },
  record(ofAccount),
);

export const accountReopened = event(
  'account.reopened',
  { zh: '重新启用账号', en: 'Account reopened' },
  record(ofAccount),
);

const ofKey = { ...ofAccount, key_id: code('密钥编号，不是密钥', 'Id of the key, not the key') };

export const apiKeyIssued = event(
  'api_key.issued',
  { zh: '签发密钥', en: 'API key issued' },
  record({ ...ofKey, expires_at: orNull(instant('失效时间', 'When it expires; null: never')) }),
);

export const apiKeyRevoked = event(
  'api_key.revoked',
  { zh: '吊销密钥', en: 'API key revoked' },
  record(ofKey),
);
