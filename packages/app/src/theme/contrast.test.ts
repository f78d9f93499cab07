import { contrastRatio, relativeLuminance } from './contrast';
import { darkPalette, lightPalette, Palette, Tone } from './palette';

describe('contrastRatio', () => {
  // Black on white is 21:1 by definition; the greys are those that WCAG's
  // technique G18 and its calculators quote as just passing and failing AA.
  it.each([
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#ff0000', '#ffffff', 4.0],
  ])('of %s on %s is %d', (a, b, expected) => {
    expect(contrastRatio(a, b)).toBeCloseTo(expected, 2);
    expect(contrastRatio(b, a)).toBeCloseTo(expected, 2);
  });

  it('refuses what it cannot measure', () => {
    expect(() => relativeLuminance('rgba(0,0,0,.4)')).toThrow(/#rrggbb/);
  });
});

const TEXT = 4.5;
const CONTROL = 3;

const tones = ['accent', 'positive', 'negative', 'warning', 'info'] as const;

function pairsOfTone(
  name: string,
  tone: Tone,
  surfaces: Palette['surface'],
): Array<[string, string, string, number]> {
  return [
    ...Object.entries(surfaces).map(
      ([surface, colour]): [string, string, string, number] => [
        `${name} text on ${surface}`,
        tone.text,
        colour,
        TEXT,
      ],
    ),
    [`${name} on its fill`, tone.onFill, tone.fill, TEXT],
    [`${name} on its hovered fill`, tone.onFill, tone.fillHover, TEXT],
    [`${name} on its tint`, tone.onTint, tone.tint, TEXT],
    [`${name} on its hovered tint`, tone.onTint, tone.tintHover, TEXT],
  ];
}

describe.each([lightPalette, darkPalette])('the $mode theme', palette => {
  const surfaces = Object.entries(palette.surface);

  it.each(
    surfaces.flatMap(([surface, colour]) => [
      [`primary text on ${surface}`, palette.text.primary, colour, 7],
      [`secondary text on ${surface}`, palette.text.secondary, colour, TEXT],
      [`focus ring on ${surface}`, palette.accent.ring, colour, CONTROL],
      [
        `control outline on ${surface}`,
        palette.border.control,
        colour,
        CONTROL,
      ],
    ]) as Array<[string, string, string, number]>,
  )('has enough contrast: %s', (_name, foreground, background, minimum) => {
    expect(contrastRatio(foreground, background)).toBeGreaterThanOrEqual(
      minimum,
    );
  });

  it.each(
    tones.flatMap(tone => pairsOfTone(tone, palette[tone], palette.surface)),
  )('has enough contrast: %s', (_name, foreground, background, minimum) => {
    expect(contrastRatio(foreground, background)).toBeGreaterThanOrEqual(
      minimum,
    );
  });
});
