import { downloadAs, safeName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['二号堆场.JPG', '二号堆场.jpg'],
    ['../../etc/passwd', 'etc_passwd.jpg'],
    ['C:\\Users\\me\\photo.jpeg', 'C_Users_me_photo.jpg'],
    ['photo\u202Egpj.exe', 'photo_gpj.jpg'],
    ['a\r\nSet-Cookie: x.jpg', 'a_Set-Cookie_ x.jpg'],
    ['...', 'attachment.jpg'],
    ['\0', 'attachment.jpg'],
    ['=cmd|calc.png', '=cmd_calc.jpg'],
    ['长'.repeat(300), `${'长'.repeat(100)}.jpg`],
  ])('of %j becomes %j', (given, name) => expect(safeName(given, 'image/jpeg')).toBe(name));

  it('is told in a header that old and new programs read', () => {
    expect(downloadAs('堆场 (2).jpg')).toBe(
      `attachment; filename="__ (2).jpg"; filename*=UTF-8''%E5%A0%86%E5%9C%BA%20%282%29.jpg`,
    );
  });
});
