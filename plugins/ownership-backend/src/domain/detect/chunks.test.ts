import { scanChunks } from './chunks';

const words = (line: string) =>
  scanChunks(line).map(({ name, text }) =>
    name === undefined ? text : `${name} is ${text}`,
  );

describe('scanChunks', () => {
  it.each([
    ['who owns pay.acme.test?', ['who', 'owns', 'pay.acme.test']],
    ['(a, b; c|d) <e> “f”', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['service=cart level=error', ['service is cart', 'level is error']],
    ['msg="a b \\"c\\" d" x=1', ['msg is a b \\"c\\" d', 'x is 1']],
    ['--namespace=payments', ['namespace is payments']],
    ['{"pod": "cart-0", "n": {"a":1', ['pod is cart-0', 'a is 1']],
    ["{'pod':'cart-0'}", ['pod is cart-0']],
    ['"quoted" words', ['quoted', 'words']],
    ['open="never closed', ['open is never closed']],
    ['money==1.2', ['money==1.2']],
    ['https://a.test/?b=c', ['https://a.test/?b=c']],
    ['a=', []],
    ['::', []],
  ])('%s', (line, expected) => {
    expect(words(line)).toEqual(expected);
  });

  it('knows the word before, and where a line names its source', () => {
    expect(scanChunks('[cart] orders[1]: Pod x')).toMatchObject([
      { text: 'cart', emphasised: true },
      { text: 'orders', emphasised: true, before: 'cart' },
      { text: '1' },
      { text: 'Pod', emphasised: false },
      { text: 'x', before: 'pod' },
    ]);
  });
});
