import { examined } from './examined-file.js';
import { RefusedFile } from './refused-file.js';
import { deflateSync } from 'node:zlib';
import { chunk, jpeg, pdf, png, segment, zipEnd } from './testing/files.js';

const faultOf = (content: Buffer) =>
  examined(content).then(
    () => 'none',
    (error: unknown) => (error instanceof RefusedFile ? error.fault : error),
  );
const page = Buffer.from('<html><script>alert(1)</script></html>');

describe('what a file is, and what is kept of it', () => {
  it('keeps the picture of a JPEG and which way is up, and nothing of who, where and with what', async () => {
    const { type, content } = await examined(Buffer.concat([jpeg(), zipEnd, page]));
    expect(type).toBe('image/jpeg');
    expect(content.toString('latin1')).not.toMatch(/GPS|38\.97|Photoshop|somebody|PK|script/);
    expect(content.subarray(-10)).toEqual(jpeg().subarray(-10));
    expect(content.includes(Buffer.from('JFIF'))).toBe(true);
    const exif = content.indexOf('Exif');
    expect(content.subarray(exif + 6, exif + 32).toString('hex')).toBe(
      '4d4d002a00000008000101120003000000010006000000000000',
    );
    expect((await examined(content)).content).toEqual(content);
    expect((await examined(jpeg({ orientation: 1 }))).content.includes('Exif')).toBe(false);
  });

  it('keeps nothing of segments that may carry anything, whoever’s they are', async () => {
    const more = [
      segment(0xe0, Buffer.from('JFXX\0\x10 thumbnail somebody')),
      segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\x01\x01 thumbnail somebody', 'latin1')),
      segment(0xee, Buffer.from('somebody else')),
      segment(0xee, Buffer.from('Adobe\0\x64\0\0\0\0\x01 somebody', 'latin1')),
      segment(0xf7, Buffer.from('somebody')),
      segment(0xc8, Buffer.from('somebody')),
    ];
    const { content } = await examined(jpeg({ more }));
    expect(content.toString('latin1')).not.toMatch(/thumbnail|somebody/);
    expect(content.includes(Buffer.from('Adobe\0\x64\0\0\0\0\x01', 'latin1'))).toBe(true);
    expect((await examined(content)).content).toEqual(content);
    const [withThumbnail] = [Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\x09\x09 thumbnail', 'latin1')];
    const [plain, ...rest] = [jpeg().subarray(0, 2), jpeg().subarray(20)];
    const only = await examined(Buffer.concat([plain!, segment(0xe0, withThumbnail!), ...rest]));
    expect(only.content.subarray(2, 20).toString('hex')).toBe('ffe000104a46494600010200000100010000');
    expect(only.content.includes('thumbnail')).toBe(false);
  });

  it('keeps the picture of a PNG and nothing that was written into it', async () => {
    const said = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'].map((name) =>
      chunk(name, Buffer.from(`${name} somebody`)),
    );
    const { type, content } = await examined(Buffer.concat([png({ more: said }), zipEnd]));
    expect(type).toBe('image/png');
    expect(content).toEqual(png());
  });

  it('keeps a document as it is', async () => {
    const contents = pdf('<</Length 9>>stream\n/JS /XFA0 #4\nendstream');
    expect(await examined(contents)).toEqual({ type: 'application/pdf', content: contents });
  });

  it.each<[string, Buffer, string]>([
    ['a program', Buffer.from('MZ\x90\0'), 'unknown_type'],
    ['a page with a picture’s name', page, 'unknown_type'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'unknown_type'],
    ['an archive', Buffer.from('PK\x03\x04'), 'unknown_type'],
    ['nothing', Buffer.alloc(0), 'unknown_type'],
    ['half a JPEG', jpeg().subarray(0, -4), 'damaged'],
    ['a JPEG without a picture', Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 'damaged'],
    [
      'a JPEG whose segment is longer than the file',
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff]),
      'damaged',
    ],
    ['a JPEG that is huge when opened', jpeg({ width: 19_000, height: 19_000 }), 'too_many_pixels'],
    ['a JPEG without a size', jpeg({ width: 0 }), 'damaged'],
    ['half a PNG', png().subarray(0, -6), 'damaged'],
    [
      'a PNG with a wrong checksum',
      Buffer.concat([png().subarray(0, 20), Buffer.from([1]), png().subarray(21)]),
      'damaged',
    ],
    [
      'a PNG of one pixel that unpacks to 50 MB',
      png({ width: 1, height: 1, unpacked: 50_000_000 }),
      'too_many_pixels',
    ],
    ['a PNG that claims to be huge', png({ width: 30_000, height: 2, unpacked: 1 }), 'too_many_pixels'],
    [
      'a PNG with an archive behind its data',
      png({
        more: [chunk('IDAT', Buffer.concat([deflateSync(Buffer.alloc(6)), Buffer.from('PK archive')]))],
      }),
      'hides_another',
    ],
    [
      'a PNG of nothing but pieces',
      png({ more: Array(20_000).fill(chunk('IDAT', Buffer.alloc(0))) }),
      'damaged',
    ],
    [
      'a JPEG of nothing but tables',
      jpeg({ more: Array(2_000).fill(segment(0xdb, Buffer.alloc(0))) }),
      'damaged',
    ],
    ['a PNG with broken data', png({ more: [chunk('IDAT', Buffer.from('broken'))] }), 'damaged'],
    ['a PDF that runs a script', pdf('2 0 obj<</S/JavaScript/JS(app.alert())>>endobj'), 'active_content'],
    ['a PDF that hides its script', pdf('2 0 obj<</S/J#61vaScript>>endobj'), 'active_content'],
    [
      'a PDF that hides its script in what looks like a stream',
      pdf('%>>stream\n2 0 obj<</S/JavaScript/JS(app.alert())>>endobj\n%endstream'),
      'active_content',
    ],
    ['a PDF with a form that runs scripts', pdf('<</AcroForm<</XFA 3 0 R>>>>'), 'active_content'],
    ['a PDF that starts a program', pdf('<</S/Launch/F(cmd.exe)>>'), 'active_content'],
    ['a PDF that carries files', pdf('<</EmbeddedFiles 3 0 R>>'), 'active_content'],
    ['a PDF that is an archive too', Buffer.concat([pdf(), zipEnd]), 'hides_another'],
    ['a PDF that is a page too', Buffer.concat([pdf(), page]), 'hides_another'],
    ['half a PDF', pdf().subarray(0, -8), 'damaged'],
  ])('refuses %s', async (_, content, fault) => {
    expect(await faultOf(content)).toBe(fault);
  });

  // The square of it was 17 s for one megabyte, in which nobody else was served (ADR-0198).
  it('looks into eight times as long a PDF in hardly more than eight times the time', async () => {
    const costOf = async (length: number): Promise<number> => {
      const content = pdf('stream\nendstream\n#41'.repeat(length / 20));
      const before = process.cpuUsage();
      await examined(content);
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    for (let n = 0; n < 3; n++) await costOf(4_000_000); // compiled by then
    // The least of three: garbage may be collected beside any one of them.
    const least = async (length: number): Promise<number> =>
      Math.min(await costOf(length), await costOf(length), await costOf(length));
    const small = await least(500_000);
    expect((await least(4_000_000)) / small).toBeLessThan(25);
  });
});
