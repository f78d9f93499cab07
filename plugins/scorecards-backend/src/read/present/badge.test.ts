import { Badge, renderBadge } from './badge';

const BADGE: Badge = {
  label: 'Production',
  text: 'Silver',
  pips: { filled: 2, of: 3 },
  description: 'Production: Silver, level 2 of 3',
};

describe('renderBadge', () => {
  it('draws label, pips and level side by side', () => {
    const svg = renderBadge(BADGE);

    // 10 letters of 6.6 and padding of 8 at both ends; then 3 pips of 10, half
    // a padding, 6 letters and padding at both ends
    const left = 66 + 16;
    const right = 30 + 4 + 40 + 16;
    expect(svg).toContain(`width="${left + right}" height="20"`);
    expect(svg).toContain('aria-label="Production: Silver, level 2 of 3"');
    expect(svg).toContain('<title>Production: Silver, level 2 of 3</title>');
    expect(svg).toContain('textLength="66"');
    expect(svg.match(/<circle/g)).toHaveLength(3);
    expect(svg.match(/fill="none"/g)).toHaveLength(1);
  });

  it.each([
    [
      'markup',
      '<b onload="x">&\'',
      '&lt;b onload=&quot;x&quot;&gt;&amp;&apos;',
    ],
    ['what XML cannot write', 'a\u0000b\u001f\ufffe', 'a\ufffdb\ufffd\ufffd'],
    ['half of a pair', 'a\ud800b', 'a\ufffdb'],
    ['letters of two parts', '🚀 ü', '🚀 ü'],
  ])('escapes %s', (_, label, written) => {
    expect(renderBadge({ ...BADGE, label })).toContain(`>${written}</text>`);
  });

  it('cuts what is too long', () => {
    const svg = renderBadge({ ...BADGE, label: '🚀'.repeat(100) });

    expect(svg).toContain(`>${'🚀'.repeat(59)}…</text>`);
  });

  it('needs no pips', () => {
    expect(renderBadge({ ...BADGE, pips: undefined })).not.toContain('circle');
  });
});
