import { Palette, Tone } from './palette';

type Tokens = Record<`--${string}`, string>;

function toneTokens(name: string, tone: Tone, disabledText: string): Tokens {
  return {
    [`--bui-${name}-bg`]: tone.fill,
    [`--bui-${name}-bg-hover`]: tone.fillHover,
    [`--bui-${name}-bg-disabled`]: tone.tintHover,
    [`--bui-${name}-bg-subdued`]: tone.tint,
    [`--bui-${name}-bg-subdued-hover`]: tone.tintHover,
    [`--bui-${name}-bg-subdued-disabled`]: tone.tint,
    [`--bui-${name}-border`]: tone.border,
    [`--bui-${name}-fg`]: tone.onFill,
    [`--bui-${name}-fg-disabled`]: disabledText,
    [`--bui-${name}-fg-subdued`]: tone.onTint,
    [`--bui-${name}-fg-subdued-disabled`]: disabledText,
    [`--bui-fg-${name}`]: tone.text,
  };
}

/**
 * Older names that components of this release still read. Without them a
 * danger button or an info alert would keep the colours of Backstage.
 */
function olderTokens(palette: Palette): Tokens {
  const { accent, negative, positive, warning, info } = palette;
  /* eslint-disable @backstage/no-deprecated-bui-tokens -- set for others, read nowhere here */
  return {
    '--bui-bg-solid': accent.fill,
    '--bui-bg-solid-hover': accent.fillHover,
    '--bui-bg-solid-pressed': accent.fillHover,
    '--bui-bg-solid-disabled': accent.fillDisabled,
    '--bui-fg-solid': accent.onFill,
    '--bui-fg-solid-disabled': accent.onFillDisabled,
    '--bui-bg-danger': negative.tint,
    '--bui-bg-warning': warning.tint,
    '--bui-bg-success': positive.tint,
    '--bui-bg-info': info.tint,
    '--bui-fg-danger-on-bg': negative.onTint,
    '--bui-fg-warning-on-bg': warning.onTint,
    '--bui-fg-success-on-bg': positive.onTint,
    '--bui-fg-info-on-bg': info.onTint,
    '--bui-fg-danger': negative.text,
    '--bui-fg-success': positive.text,
    '--bui-fg-info': info.text,
    '--bui-border-danger': negative.border,
    '--bui-border-warning': warning.border,
    '--bui-border-success': positive.border,
    '--bui-border-info': info.border,
  };
  /* eslint-enable @backstage/no-deprecated-bui-tokens */
}

/** What Backstage UI has no name for. */
function ownTokens(palette: Palette): Tokens {
  const { accent, scrim } = palette;
  return {
    '--gw-accent-text': accent.text,
    '--gw-accent-tint': accent.tint,
    '--gw-accent-on-tint': accent.onTint,
    '--gw-accent-border': accent.border,
    '--gw-scrim': scrim,
    '--gw-shadow-raised':
      palette.mode === 'light'
        ? '0 12px 32px rgba(20, 20, 17, 0.16), 0 2px 6px rgba(20, 20, 17, 0.08)'
        : '0 16px 40px rgba(0, 0, 0, 0.6)',
  };
}

/** The palette as the custom properties that Backstage UI and we read. */
export function tokensOf(palette: Palette): Tokens {
  const { surface, text, border, accent } = palette;
  return {
    '--bui-bg-app': surface.app,
    '--bui-bg-neutral-1': surface.panel,
    '--bui-bg-neutral-2': surface.inset,
    '--bui-bg-neutral-3': surface.raised,
    '--bui-bg-neutral-4': surface.deep,
    '--bui-fg-primary': text.primary,
    '--bui-fg-secondary': text.secondary,
    '--bui-fg-disabled': text.disabled,
    '--bui-border-1': border.subtle,
    '--bui-border-2': border.control,
    '--bui-ring': accent.ring,
    '--bui-accent-bg': accent.fill,
    '--bui-accent-bg-hover': accent.fillHover,
    '--bui-accent-bg-disabled': accent.fillDisabled,
    '--bui-accent-fg': accent.onFill,
    '--bui-accent-fg-disabled': accent.onFillDisabled,
    '--bui-scrollbar': 'transparent',
    '--bui-scrollbar-thumb': border.control,
    ...toneTokens('positive', palette.positive, text.disabled),
    ...toneTokens('negative', palette.negative, text.disabled),
    ...toneTokens('warning', palette.warning, text.disabled),
    ...toneTokens('announcement', palette.info, text.disabled),
    ...olderTokens(palette),
    ...ownTokens(palette),
  };
}

function rule(selector: string, palette: Palette): string {
  const declarations = Object.entries(tokensOf(palette))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  return `${selector}{${declarations};color-scheme:${palette.mode}}`;
}

/**
 * The stylesheet of the active theme.
 *
 * The root takes the active palette at once, since the attribute on the body
 * that tells the mode is only set after the first paint. Both palettes stay
 * available by attribute for parts that invert the mode, such as tooltips.
 */
export function themeStylesheet(active: Palette, all: Palette[]): string {
  return [
    rule(':root', active),
    ...all.map(palette => rule(`[data-theme-mode='${palette.mode}']`, palette)),
  ].join('\n');
}
