import { Inject, Injectable } from '@nestjs/common';
import { isIP } from 'node:net';
import { AddressGuard } from '../delivering/address-guard.js';
import { Carriers } from '../delivering/carriers.js';
import type { ChannelKind } from '../domain/vocabulary.js';
import { inputProblem } from './input-problem.js';

const MAIL = /^[^\s@<>,;"\\]{1,64}@[^\s@<>,;"\\]{1,255}$/;
/** Where the vendors' robots live. Private installations are for the operator to allow. */
const VENDORS: Readonly<Partial<Record<ChannelKind, readonly string[]>>> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

/** What may be entered as an address, and what is shown of it afterwards. */
@Injectable()
export class Addresses {
  constructor(
    @Inject(AddressGuard) private readonly guard: AddressGuard,
    @Inject(Carriers) private readonly carriers: Carriers,
  ) {}

  /**
   * Names are resolved and checked again at every delivery; here only what is plainly wrong is refused.
   *
   * @returns what may be shown: neither mailbox names nor paths, which hold a bot's key.
   * @throws Problem 422 at `/address` or `/kind`.
   */
  examine(kind: ChannelKind, address: string): string {
    if (kind === 'email') return this.examineMail(address);
    const url = URL.canParse(address) ? new URL(address) : undefined;
    if (!url || !/^https?:$/.test(url.protocol)) throw inputProblem('/address', 'not_a_url');
    if (url.username || url.password) throw inputProblem('/address', 'no_credentials_in_url');
    const allowed = this.guard.isAllowed(url.hostname);
    if (url.protocol === 'http:' && !allowed) throw inputProblem('/address', 'https_required');
    const literal = url.hostname.replace(/^\[|\]$/g, '');
    if (isIP(literal) && !this.guard.permits(literal)) throw inputProblem('/address', 'not_public');
    const vendors = VENDORS[kind];
    if (vendors && !allowed && !vendors.includes(url.hostname))
      throw inputProblem('/address', 'not_the_vendor');
    return `${url.origin}/…`;
  }

  private examineMail(address: string): string {
    if (!this.carriers.of('email')) throw inputProblem('/kind', 'email_not_configured');
    if (!MAIL.test(address)) throw inputProblem('/address', 'not_an_address');
    const [mailbox = '', domain = ''] = address.split('@');
    return `${mailbox.slice(0, 1)}***@${domain}`;
  }
}
