import { scaledSink, TokenCollector } from './collector';

const host = (value: string, weight: number) => ({
  kind: 'host' as const,
  value,
  weight,
});

describe('TokenCollector', () => {
  it('keeps each key once, with its highest weight', () => {
    const collector = new TokenCollector();
    collector.add(host('a.test', 0.2), 'x', { text: 'a.test', start: 1 });
    collector.add(host('A.test', 0.5), 'y', { text: 'A.test', start: 9 });
    collector.add(host('a.test', 0.4), 'z', { text: 'a.test', start: 20 });
    expect(collector.tokens()).toEqual([
      {
        kind: 'host',
        key: 'a.test',
        text: 'A.test',
        detector: 'y',
        weight: 0.5,
        start: 9,
      },
    ]);
  });

  it('drops what is of no kind, or weighs nothing', () => {
    const collector = new TokenCollector();
    collector.add(host('two words', 1), 'x', { text: 'two words' });
    collector.add(host('a.test', 0), 'x', { text: 'a.test' });
    expect(collector.tokens()).toEqual([]);
  });

  it('keeps the most telling, also of many, and of equals the first', () => {
    const collector = new TokenCollector(2);
    for (let index = 0; index < 100; index++) {
      const text = `h${index}.test`;
      collector.add(host(text, 0.5), 'x', { text, start: index });
    }
    collector.add(host('best.test', 0.9), 'x', { text: '', start: 100 });
    expect(collector.tokens().map(({ key }) => key)).toEqual([
      'best.test',
      'h0.test',
    ]);
  });

  it('weighs no more than one', () => {
    const collector = new TokenCollector();
    scaledSink(collector, 3).add(host('a.test', 0.5), 'x', { text: 'a.test' });
    expect(collector.tokens()[0].weight).toBe(1);
  });
});
