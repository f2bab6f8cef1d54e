import { AddressGuard } from './address-guard.js';

const guard = new AddressGuard([]);

it.each([
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '100.100.100.200',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '::ffff:a00:1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
])('blocks %s', async (address) => {
  expect(guard.permits(address)).toBe(false);
  await expect(guard.resolve(address)).rejects.toThrow('not public');
});

it.each(['8.8.8.8', '172.32.0.1', '192.167.0.1', '2400:3200::1', '2606:4700::1'])(
  'permits %s',
  async (address) => {
    expect(guard.permits(address)).toBe(true);
    expect(await guard.resolve(address)).toMatchObject({ address });
  },
);

it.each([
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://[::ffff:7f00:1]/',
])('sees through %s', async (address) => {
  await expect(guard.resolve(new URL(address).hostname)).rejects.toThrow('not public');
});

it.each(['localhost', 'LOCALHOST', 'localhost.'])(
  'blocks the name %s by what it resolves to',
  async (name) => {
    await expect(guard.resolve(name)).rejects.toThrow('not public');
  },
);

it('reaches what the operator has allowed, by name, address or network', async () => {
  const open = new AddressGuard(['localhost', '10.1.0.0/16', 'fd00::/8', '192.168.7.7']);
  expect(await open.resolve('localhost')).toMatchObject({ address: expect.stringMatching(/^(127\.|::1)/) });
  expect(['10.1.2.3', 'fd00::5', '192.168.7.7'].map((address) => open.permits(address))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['10.2.0.1', '192.168.7.8', '127.0.0.1'].map((address) => open.permits(address))).toEqual([
    false,
    false,
    false,
  ]);
  expect(['localhost', '10.1.2.3', '[fd00::5]', 'elsewhere'].map((host) => open.isAllowed(host))).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
