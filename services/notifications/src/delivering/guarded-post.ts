import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { AddressGuard } from './address-guard.js';

/** A receiver's answer. */
export interface PostAnswer {
  readonly status: number;
  /** Seconds, from `Retry-After`. */
  readonly retryAfterS: number | undefined;
  /** The beginning of the body. */
  readonly body: string;
}

/** The receiver took longer than it may. */
export class PostTimeout extends Error {
  readonly code = 'timeout';
}

const MOST_BODY = 16 * 1024;

/** Posts to addresses that strangers have entered: checked, without redirects, limited in time and size (ADR-0122). */
export class GuardedPost {
  constructor(
    private readonly guard: AddressGuard,
    private readonly timeoutMs: number,
  ) {}

  /**
   * @throws BlockedAddress, PostTimeout, or the connection's error. Any HTTP status is an answer; redirects are not followed.
   */
  async post(address: string, body: string, headers: Readonly<Record<string, string>>): Promise<PostAnswer> {
    const url = new URL(address);
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.timeoutMs);
    const send = async (): Promise<PostAnswer> => {
      const checked = await this.guard.resolve(url.hostname);
      return exchange(url, checked, body, headers, controller.signal);
    };
    try {
      return await Promise.race([send(), aborted(controller.signal)]); // whatever a receiver does, it takes no longer
    } catch (error) {
      if (controller.signal.aborted) throw new PostTimeout();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

function exchange(
  url: URL,
  checked: { readonly address: string; readonly family: 4 | 6 },
  body: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<PostAnswer> {
  const request = url.protocol === 'http:' ? requestHttp : requestHttps;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'POST',
        signal,
        agent: false,
        family: checked.family,
        // The certificate is still that of the name; only the address is the one that was checked.
        lookup: (_host, { all }, done) =>
          all ? done(null, [checked]) : done(null, checked.address, checked.family),
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'Muster-Notifications/1',
          ...headers,
        },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        const answer = (): void =>
          resolve({
            status: incoming.statusCode!,
            retryAfterS: retryAfter(incoming.headers['retry-after']),
            body: text,
          });
        incoming.on('data', (chunk: string) => {
          text += chunk;
          if (text.length <= MOST_BODY) return;
          answer();
          incoming.destroy();
        });
        incoming.on('end', answer);
        incoming.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    // What Node takes for no answer, such as 101, ends without a word.
    outgoing.on('close', () => reject(new Error('the connection was closed without an answer')));
    outgoing.end(body);
  });
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new PostTimeout()), { once: true });
  });
}

/** `Retry-After` in seconds; a date is taken against the receiver's word only as a difference to now. */
function retryAfter(header: string | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const until = Date.parse(header);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
