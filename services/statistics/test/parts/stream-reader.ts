import { createParser } from 'eventsource-parser';

/** An event as a reader of the stream gets it. */
export interface StreamedEvent {
  readonly position: string;
  readonly type: string;
  readonly event: Record<string, any>;
}

/** Reads Server-Sent Events until `enough` says so, then hangs up in the middle of whatever is coming. */
export async function readSse(
  url: string,
  headers: Record<string, string>,
  enough: (seen: readonly StreamedEvent[]) => boolean,
): Promise<{ seen: StreamedEvent[]; response: Response; retry: number | undefined; comments: string[] }> {
  const hangUp = new AbortController();
  const response = await fetch(url, {
    headers: { accept: 'text/event-stream', ...headers },
    signal: hangUp.signal,
  });
  const seen: StreamedEvent[] = [];
  const comments: string[] = [];
  let retry: number | undefined;
  const parser = createParser({
    onEvent: ({ id, event, data }) => seen.push({ position: id!, type: event!, event: JSON.parse(data) }),
    onRetry: (ms) => (retry = ms),
    onComment: (comment) => comments.push(comment),
  });
  if (response.ok) {
    const decoder = new TextDecoder();
    for await (const chunk of response.body!) {
      parser.feed(decoder.decode(chunk, { stream: true }));
      if (enough(seen)) break;
    }
  }
  hangUp.abort();
  return { seen, response, retry, comments };
}
