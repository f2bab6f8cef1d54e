import { createTransport, type Transporter } from 'nodemailer';
import type { Message } from '../domain/message.js';
import type { Carrier, Destination, Receipt } from './carrier.js';

/** Mail server and sender. */
export interface MailOptions {
  /** `smtp(s)://user:password@host:port` */
  readonly url: string;
  readonly from: string;
  readonly timeoutMs: number;
}

/** E-mail over SMTP, by nodemailer. The server is the operator's own, hence outside the address guard. */
export class EmailCarrier implements Carrier {
  private readonly transport: Transporter;

  constructor(private readonly options: MailOptions) {
    const { url, timeoutMs } = options;
    this.transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  }

  async send({ id, subject, lines }: Message, { address }: Destination): Promise<Receipt> {
    const { from } = this.options;
    try {
      await this.transport.sendMail({
        from,
        to: address,
        subject,
        text: `${lines.join('\n')}\n`,
        // The same on every attempt: mail systems show a repetition once.
        messageId: `<${id}@${from.split('@')[1]}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { outcome: 'delivered' };
    } catch (error) {
      return receiptOf(error);
    }
  }
}

// 5xx to the recipient is final, 4xx passes (RFC 5321 §4.2.1); a refused login is the operator's to mend, so it is tried again.
function receiptOf(error: unknown): Receipt {
  const { code, responseCode } = (error ?? {}) as { code?: string; responseCode?: number };
  if (responseCode !== undefined)
    return {
      outcome: code === 'EENVELOPE' && responseCode >= 500 ? 'refused' : 'failed',
      code: `smtp_${responseCode}`,
    };
  return { outcome: 'failed', code: code === 'ETIMEDOUT' ? 'timeout' : 'connection_failed' };
}
