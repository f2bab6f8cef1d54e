import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { formParts } from './form-parts.js';

const TYPE = 'multipart/form-data; boundary=x-y';
const part = (headers: string, body: string | Buffer) =>
  Buffer.concat([Buffer.from(`--x-y\r\n${headers}\r\n\r\n`), Buffer.from(body), Buffer.from('\r\n')]);
const end = Buffer.from('--x-y--\r\n');
const field = (name: string, more = '') => `Content-Disposition: form-data; name="${name}"${more}`;

/** The body in pieces of these sizes, one after the other, again and again. */
async function* inPieces(body: Buffer, sizes: readonly number[] = [7]): AsyncGenerator<Buffer> {
  for (let at = 0, no = 0; at < body.length; no++) {
    const size = sizes[no % sizes.length]!;
    yield body.subarray(at, at + size);
    at += size;
  }
}

async function read(source: AsyncIterable<Buffer>, type = TYPE, most = 10_000) {
  const parts = [];
  for await (const { name, fileName, body } of formParts(source, type, most))
    parts.push({ name, fileName, body: (await buffer(body)).toString('latin1') });
  return parts;
}

describe('a form’s parts', () => {
  it('come one by one, with names and bodies as they were sent', async () => {
    const body = Buffer.concat([
      Buffer.from('nobody reads this\r\n'),
      part(field('snap'), '{"text":"a"}'),
      part(`${field('photo', '; filename="堆场;1.jpg"')}\r\nContent-Type: image/jpeg`, 'a\r\n--x-'),
      part(field('empty'), ''),
      end,
      Buffer.from('nor this'),
    ]);
    expect(await read(inPieces(body))).toEqual([
      { name: 'snap', fileName: undefined, body: '{"text":"a"}' },
      { name: 'photo', fileName: '堆场;1.jpg', body: 'a\r\n--x-' },
      { name: 'empty', fileName: undefined, body: '' },
    ]);
  });

  it('are the same however the body is cut into pieces', async () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });
    const bodies = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(bodies, sizes, async (contents, cuts) => {
        const parts = contents.map((content) => part(field('photo'), Buffer.from(content)));
        const found = await read(inPieces(Buffer.concat([...parts, end]), cuts));
        expect(found.map(({ body }) => body)).toEqual(
          contents.map((content) => Buffer.from(content).toString('latin1')),
        );
      }),
    );
  });

  it.each([
    ['without a boundary', end, 'multipart/form-data'],
    ['that does not end', part(field('snap'), 'a')],
    ['with a part that has no name', Buffer.concat([part('Content-Type: text/plain', 'a'), end])],
    ['with headers without end', Buffer.from(`--x-y\r\n${'a'.repeat(5_000)}`)],
    ['with something after a boundary', Buffer.from(`--x-yz\r\n${field('snap')}\r\n\r\na\r\n--x-y--`)],
  ])('are refused in a body %s', async (_, body, type = TYPE) => {
    await expect(read(inPieces(body), type)).rejects.toMatchObject({ code: 'malformed_request' });
  });

  it('are refused when the whole is too long', async () => {
    const body = Buffer.concat([part(field('photo'), Buffer.alloc(900)), end]);
    await expect(read(inPieces(body), TYPE, 500)).rejects.toMatchObject({ code: 'body_too_large' });
  });
});
