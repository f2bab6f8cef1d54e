import { type PackedMessage, packMessages, unpackMessages } from './packed-messages.js';

const message = (changes: Partial<PackedMessage> = {}): PackedMessage => ({
  id: '01a219b8-7c16-70e4-9524-fc42380075c3',
  version: 3,
  type: 'muster.ticket.raised.v1',
  occurredAt: Date.parse('2026-11-26T18:01:40.599Z'),
  payload: JSON.stringify({ title: '堆场滞箱\n第二行 "quoted" \\n', note: '\r\u2028' }),
  ...changes,
});

describe('packed messages', () => {
  it('come out as they were put in, line breaks inside of texts included', () => {
    const messages = [message(), message({ version: 4, payload: '{}' }), message({ version: 6 })];
    expect(unpackMessages(packMessages(messages))).toEqual(messages);
    expect(unpackMessages(packMessages([message()]))).toEqual([message()]);
  });

  it.each(['', 'a\nb', `${packMessages([message()])}\nmore`])('refuses what was not packed: %j', (text) => {
    expect(() => unpackMessages(text)).toThrow(RangeError);
  });
});
