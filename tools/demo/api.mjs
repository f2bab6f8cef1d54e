/** The gateway as one account sees it. */
export class Api {
  constructor(gatewayUrl, account) {
    this.url = gatewayUrl;
    this.account = account;
  }

  get(path) {
    return this.#send('GET', path);
  }

  post(path, body = {}, headers = {}) {
    return this.#send('POST', path, body, headers);
  }

  /** Events of tickets as they come, as CloudEvents, until the signal says stop. */
  async *events(signal, since = new Date()) {
    const response = await fetch(`${this.url}/v1/streams/tickets?follow=true&since=${since.toISOString()}`, {
      headers: { ...this.#headers(), accept: 'application/x-ndjson' },
      signal,
    });
    if (!response.ok) throw new Error(`the stream answered ${response.status}: ${await response.text()}`);
    let rest = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop();
      for (const line of lines) if (line.startsWith('{')) yield JSON.parse(line);
    }
  }

  #headers() {
    return { authorization: `Bearer ${this.account.api_key}`, 'accept-language': 'zh-CN' };
  }

  async #send(method, path, body, headers = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...this.#headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(
        `${this.account.name}: ${method} ${path} → ${response.status} ${answer.code ?? ''} ${answer.detail ?? answer.title ?? ''}`,
      );
    }
    return answer;
  }
}
