import { SharedSecret } from './SharedSecret';

const SECRET = '0123456789abcdef:x';
const secret = new SharedSecret(SECRET);
const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;

describe('SharedSecret', () => {
  it.each([
    [{ authorization: `Bearer ${SECRET}` }],
    [{ authorization: `bearer  ${SECRET}` }],
    [{ authorization: basic('alertmanager', SECRET) }],
    [{ authorization: basic('', SECRET) }],
    [{ 'x-groundwork-secret': SECRET }],
    [{ 'x-groundwork-secret': SECRET, authorization: 'Bearer other' }],
  ])('is shown in %j', headers => {
    expect(secret.isShownIn(headers)).toBe(true);
  });

  it.each([
    [{}],
    [{ authorization: '' }],
    [{ authorization: SECRET }],
    [{ authorization: `Bearer ${SECRET} ` }],
    [{ authorization: `Bearer ${SECRET}x` }],
    [{ authorization: `Bearer ${SECRET.slice(0, -1)}` }],
    [{ authorization: `Token ${SECRET}` }],
    [{ authorization: basic(SECRET, '') }],
    [{ authorization: `Basic ${SECRET}` }],
    [{ 'x-groundwork-secret': '' }],
  ])('is not shown in %j', headers => {
    expect(secret.isShownIn(headers)).toBe(false);
  });
});
