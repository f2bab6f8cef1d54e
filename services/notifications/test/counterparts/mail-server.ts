import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it gets; recipients that start with `nobody` or `later` are refused for good or for now. */
export class MailServer {
  readonly received: { readonly to: string; readonly raw: string }[] = [];

  private constructor(private readonly server: SMTPServer) {}

  static async open(): Promise<MailServer> {
    const mail: MailServer = new MailServer(
      new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onRcptTo({ address }, _session, done) {
          const code = address.startsWith('nobody') ? 550 : address.startsWith('later') ? 451 : 0;
          done(code === 0 ? null : Object.assign(new Error('refused'), { responseCode: code }));
        },
        onData(stream, { envelope }, done) {
          let raw = '';
          stream.on('data', (chunk) => (raw += String(chunk)));
          stream.on('end', () => {
            mail.received.push({ to: envelope.rcptTo[0]!.address, raw });
            done();
          });
        },
      }),
    );
    await new Promise<void>((resolve) => mail.server.listen(0, '127.0.0.1', resolve));
    return mail;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}
