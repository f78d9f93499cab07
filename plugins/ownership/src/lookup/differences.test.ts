import { evidence } from '../__testUtils__/answers';
import { distinguishingEvidence, sharedKeys } from './differences';

const host = evidence('host', 'pay.acme.test');
const path = evidence('path', '/checkout');
const image = evidence('image', 'acme/pay');

describe('distinguishingEvidence', () => {
  it('is what only one of them has', () => {
    expect(
      distinguishingEvidence([
        { evidence: [host, path] },
        { evidence: [host, image] },
      ]),
    ).toEqual([[path], [image]]);
  });

  it('is nothing where all have the same', () => {
    expect(
      distinguishingEvidence([{ evidence: [host] }, { evidence: [host] }]),
    ).toEqual([[], []]);
  });

  it('is empty for one whose evidence others have, too', () => {
    expect(
      distinguishingEvidence([
        { evidence: [host] },
        { evidence: [host, image] },
      ]),
    ).toEqual([[], [image]]);
  });
});

describe('sharedKeys', () => {
  it('are what of the paste leads to both', () => {
    const wildcard = evidence('host', '*.acme.test', { text: 'pay.acme.test' });
    expect(
      sharedKeys(
        { evidence: [host, path] },
        { evidence: [wildcard, wildcard] },
      ),
    ).toEqual(['pay.acme.test']);
  });
});
