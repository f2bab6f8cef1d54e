import { type Bilingual, Problem } from '@muster/http';

const texts: Readonly<Record<string, Bilingual>> = {
  one_owner: {
    zh: '单位、人员、企业只能指定一个',
    en: 'name a unit, an officer or an enterprise, not several',
  },
  unknown_unit: { zh: '名录中没有该在册单位', en: 'the directory has no such active unit' },
  unknown_officer: { zh: '名录中没有该人员', en: 'the directory has no such officer' },
  unknown_enterprise: { zh: '名录中没有该在册企业', en: 'the directory has no such active enterprise' },
  not_an_address: { zh: '不是邮件地址', en: 'not a mail address' },
  not_a_url: { zh: '不是有效网址', en: 'not a URL' },
  https_required: {
    zh: '须为 https 地址；内网地址由运维列入允许名单',
    en: 'must be https; the operator may allow hosts of the intranet',
  },
  no_credentials_in_url: {
    zh: '网址中不得含用户名和密码',
    en: 'a URL must not hold a user name or a password',
  },
  not_public: {
    zh: '该地址不对公网开放；内网地址由运维列入允许名单',
    en: 'the address is not public; the operator may allow hosts of the intranet',
  },
  not_the_vendor: { zh: '不是该类机器人的官方地址', en: 'not an address of this kind of bot' },
  email_not_configured: {
    zh: '系统未配置邮件服务器，请联系运维',
    en: 'no mail server is configured; ask the operator',
  },
  secret_not_for_kind: {
    zh: '仅钉钉和飞书机器人使用加签密钥；Webhook 密钥由系统生成',
    en: 'only DingTalk and Feishu bots take a secret; that of a webhook is made here',
  },
  only_for_officers: {
    zh: '仅人员的渠道可限定值班时段',
    en: 'only an officer’s channel can be limited to duty',
  },
  unknown_time_zone: { zh: '未知时区', en: 'unknown time zone' },
  quiet_hours_incomplete: {
    zh: '免打扰须同时给出起止时间，且不相同',
    en: 'quiet hours need both a beginning and an end that differ',
  },
};

/** A 422 about one place of the body, explained in both languages. */
export function inputProblem(pointer: string, code: keyof typeof texts): Problem {
  return new Problem(422, 'validation_failed', {}, { errors: [{ pointer, code, message: texts[code]! }] });
}
