import { classify, problemsOf, readMessages } from './messages';

const line = (value: object) => `${JSON.stringify(value)}\n`;

describe('readMessages', () => {
  it('reads whole lines, and says how far', () => {
    const whole = line({ '@level': 'info', '@message': 'a.b: Creating…' });
    const { messages, bytes } = readMessages(Buffer.from(`${whole}{"@lev`));
    expect(messages).toEqual([{ level: 'info', text: 'a.b: Creating…' }]);
    expect(bytes).toBe(Buffer.byteLength(whole));
  });

  it('reads problems', () => {
    const output = line({
      '@level': 'error',
      '@message': 'Error: No value',
      diagnostic: {
        severity: 'error',
        summary: 'No value for required variable',
        detail: 'The root module input variable "wanted" is not set.',
      },
    });
    const { messages } = readMessages(Buffer.from(output));
    expect(problemsOf(messages)).toBe(
      'No value for required variable: The root module input variable "wanted" is not set.',
    );
    expect(messages[0].level).toBe('error');
  });

  it('passes on what is not of Terraform', () => {
    const output = Buffer.from('hello\n{not json}\n\n');
    expect(readMessages(output).messages).toEqual([
      { level: 'info', text: 'hello' },
      { level: 'info', text: '{not json}' },
    ]);
  });
});

test('problemsOf names the first three', () => {
  const problems = ['a', 'b', 'c', 'd', 'e'].map(text => ({
    level: 'error' as const,
    text,
    problem: text,
  }));
  expect(problemsOf(problems)).toBe('a; b; c; and 2 more');
  expect(
    problemsOf([{ level: 'warn', text: 'w', problem: 'w' }]),
  ).toBeUndefined();
});

describe('classify', () => {
  it.each([
    [
      'Saved plan is stale: The given plan file can no longer be applied',
      'stale',
    ],
    [
      'Error acquiring the state lock: resource temporarily unavailable',
      'transient',
    ],
    ['creating bucket: ThrottlingException: Rate exceeded', 'transient'],
    ['Post "https://api.acme.test/": dial tcp: no such host', 'transient'],
    ['unexpected status 503 from server', 'transient'],
    ['Failed to query available provider packages', 'transient'],
    ['VcpuLimitExceeded: You have requested more vCPU', 'quota'],
    ["Quota 'CPUS' exceeded. Limit: 24.0 in region europe-west1", 'quota'],
    [
      'Unsupported argument: An argument named "colour" is not expected',
      'fail',
    ],
    ['Invalid value for port 5039', 'fail'],
  ])('%s → %s', (error, expected) => {
    expect(classify(error)).toBe(expected);
  });
});
