import { defineProblems } from '@muster/http';

/** Problems of the gateway itself. */
export const problems = defineProblems({
  sign_in_failed: {
    status: 401,
    title: { zh: '登录失败', en: 'Signing in failed' },
    detail: {
      zh: '联盟、账户名或密码不正确，或该账户已停用。',
      en: 'Alliance, account name or password is wrong, or the account is closed.',
    },
  },
  cross_site_request: {
    status: 403,
    title: { zh: '拒绝来自其他网站的请求', en: 'Requests from other sites are refused' },
  },
  account_closed: {
    status: 409,
    title: { zh: '该账户已停用', en: 'The account is closed' },
    detail: {
      zh: '可用 POST /v1/accounts/{id}/reopen 重新启用，然后设置密码或签发密钥。',
      en: 'It can be reopened by POST /v1/accounts/{id}/reopen, and given a password or an API key then.',
    },
  },
  last_operator: {
    status: 409,
    title: {
      zh: '这是最后一个能够登录的运维账户',
      en: 'This is the last operator who can sign in',
    },
    detail: {
      zh: '停用后将无人能管理这里的账户。请先开通或重新启用另一个运维账户，为其设置密码或签发密钥，然后再停用此账户。',
      en: 'Nobody could administer the accounts here afterwards. Open or reopen another operator first, give it a password or an API key, and close this account then.',
    },
  },
  name_taken: {
    status: 409,
    title: { zh: '该账户名已被使用', en: 'The account name is taken' },
    detail: {
      zh: '该名称属于账户 {account_id}；如该账户已停用，可用 POST /v1/accounts/{account_id}/reopen 重新启用。',
      en: 'It is the name of account {account_id}. If that is closed, POST /v1/accounts/{account_id}/reopen opens it again.',
    },
  },
  enterprise_required: {
    status: 422,
    title: { zh: '企业账户必须指定 enterprise_id', en: 'An enterprise account needs an enterprise_id' },
  },
  unit_required: {
    status: 422,
    title: { zh: '单位联络员账户必须指定 unit_id', en: 'A unit officer account needs a unit_id' },
  },
  affiliation_not_allowed: {
    status: 422,
    title: { zh: '该角色不能归属此企业或单位', en: 'This role cannot belong to that enterprise or unit' },
  },
  platform_needs_operator: {
    status: 422,
    title: {
      zh: '不属于任何联盟的账户只能是平台运维',
      en: 'An account without an alliance can only be a platform operator',
    },
  },
  expiry_in_the_past: {
    status: 422,
    title: { zh: '失效时间必须晚于现在', en: 'The expiry must lie in the future' },
  },
  too_many_keys: {
    status: 409,
    title: { zh: '该账户的有效密钥过多', en: 'The account has too many live keys' },
    detail: { zh: '请先吊销不再使用的密钥。', en: 'Revoke keys that are no longer used first.' },
  },
  already_issued: {
    status: 409,
    title: { zh: '该请求的密钥已经签发', en: 'The key of this request has been issued already' },
    detail: {
      zh: '密钥 {key_id} 只在第一次回答中出现，系统只保存其摘要。如未收到该回答，请吊销 {key_id}，再用新的 Idempotency-Key 签发。',
      en: 'Key {key_id} appeared in the first answer only; just its digest is kept. If that answer was lost, revoke {key_id} and issue another key under a new Idempotency-Key.',
    },
  },
  outcome_unknown: {
    status: 503,
    title: { zh: '结果未知，请核实', en: 'The outcome is not known; please check' },
    detail: {
      zh: '与服务的连接在处理中断开，操作可能已经完成，也可能没有。请使用同一个 Idempotency-Key 重试，或先读取当前状态。',
      en: 'The connection to the service broke while it worked: it may or may not have been done. Repeat with the same Idempotency-Key, or read the state first.',
    },
  },
});
