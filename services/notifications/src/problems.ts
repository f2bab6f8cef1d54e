import { defineProblems } from '@muster/http';

/** What this service may refuse with, beyond what every service may. */
export const problems = defineProblems({
  not_your_channel: {
    status: 403,
    title: {
      zh: '只能管理本单位、本单位人员或本企业的渠道',
      en: 'You may manage channels of your own unit, its officers, or your enterprise',
    },
  },
  no_signing_secret: {
    status: 409,
    title: { zh: '该类渠道没有由系统生成的密钥', en: 'This kind of channel has no secret that we make' },
    detail: { zh: '请删除后以新密钥重建。', en: 'Close it and open another with the new secret.' },
  },
  channel_not_disabled: {
    status: 409,
    title: { zh: '渠道未停用', en: 'The channel is not disabled' },
  },
  not_given_up: {
    status: 409,
    title: { zh: '只有已放弃的通知可以重发', en: 'Only a notification that was given up can be sent again' },
    detail: { zh: '当前状态为 {state}。', en: 'It is {state}.' },
  },
  channel_disabled: {
    status: 409,
    title: { zh: '渠道已停用或删除', en: 'The channel is disabled or closed' },
    detail: { zh: '请先启用渠道。', en: 'Enable the channel first.' },
  },
});
