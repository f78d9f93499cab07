import { whyForbidden } from './addresses';

describe('whyForbidden', () => {
  it.each(['93.184.215.14', '2606:4700:4700::1111', '8.8.8.8'])(
    'allows %s, which is on the internet',
    address => {
      expect(whyForbidden(address, { allowPrivateNetwork: false })).toBe(
        undefined,
      );
    },
  );

  it.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '127.0.0.1',
    '127.8.8.8',
    '100.64.0.1',
    '::1',
    'fd12:3456::1',
    '::ffff:10.1.2.3',
  ])('allows %s, which is private, only if that is configured', address => {
    expect(whyForbidden(address, { allowPrivateNetwork: false })).toMatch(
      /allowPrivateNetwork is not set/,
    );
    expect(whyForbidden(address, { allowPrivateNetwork: true })).toBe(
      undefined,
    );
  });

  it.each([
    '169.254.169.254',
    '169.254.170.2',
    'fe80::1',
    'fe80::1%eth0',
    '::ffff:169.254.169.254',
    'fd00:ec2::254',
    '100.100.100.200',
    '168.63.129.16',
    '192.0.0.192',
    '0.0.0.0',
    '::',
    '255.255.255.255',
    '224.0.0.1',
    'ff02::1',
    '240.0.0.1',
    '192.0.2.1',
    '2001:db8::1',
    '64:ff9b::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    'localhost',
    '',
  ])('never allows %p', address => {
    for (const allowPrivateNetwork of [false, true]) {
      expect(whyForbidden(address, { allowPrivateNetwork })).toEqual(
        expect.any(String),
      );
    }
  });
});
