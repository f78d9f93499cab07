import { html, Markup } from './markup';

/** A part of a bar, or its key. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Texture {
  name: string;
  fill: string;
  edge: string;
  ink?: { color: string; width: number; path: (box: Box) => string };
}

const DARK = '#1d4168';
const STEP = 4.5;

/** From the ground up; each can be told from the others in black and white. */
const LEVELS: readonly Texture[] = [
  { name: 'level0', fill: '#fff', edge: DARK },
  {
    name: 'level1',
    fill: '#e6eef6',
    edge: DARK,
    ink: { color: '#4b7fb3', width: 1.5, path: dots },
  },
  {
    name: 'level2',
    fill: '#c3d8ec',
    edge: DARK,
    ink: { color: '#3f73a8', width: 0.8, path: level },
  },
  {
    name: 'level3',
    fill: '#86aed4',
    edge: DARK,
    ink: { color: '#24507f', width: 0.9, path: upright },
  },
  { name: 'level4', fill: DARK, edge: DARK },
];

const UNMEASURED: Texture = {
  name: 'unmeasured',
  fill: '#fff',
  edge: '#77828e',
  ink: { color: '#77828e', width: 0.8, path: slanted },
};

/** Whether what stands on it has to be light. */
export function isDark(of: number | undefined): boolean {
  return textureOf(of).fill === DARK;
}

/**
 * A box in the texture of a level, or of what is not measured. Lines are drawn one by
 * one, since browsers make a blurred picture of patterns when they print.
 */
export function textured(of: number | undefined, box: Box): Markup {
  const { name, fill, edge, ink } = textureOf(of);
  return html`<g class="${name}">
    <rect
      x="${round(box.x)}"
      y="${round(box.y)}"
      width="${round(box.width)}"
      height="${round(box.height)}"
      fill="${fill}"
      stroke="${edge}"
      stroke-width="0.8"
    />
    ${ink &&
    html`<path
      d="${ink.path(box)}"
      fill="none"
      stroke="${ink.color}"
      stroke-width="${ink.width}"
      stroke-linecap="${ink.path === dots ? 'round' : 'butt'}"
    />`}
  </g>`;
}

function textureOf(of: number | undefined): Texture {
  return of === undefined
    ? UNMEASURED
    : LEVELS[Math.min(of, LEVELS.length - 1)];
}

function dots({ x, y, width, height }: Box): string {
  return steps(height)
    .flatMap(down =>
      steps(width).map(along => `M${round(x + along)} ${round(y + down)}h0`),
    )
    .join('');
}

function level({ x, y, width, height }: Box): string {
  return steps(height)
    .map(down => `M${round(x)} ${round(y + down)}h${round(width)}`)
    .join('');
}

function upright({ x, y, width, height }: Box): string {
  return steps(width)
    .map(along => `M${round(x + along)} ${round(y)}v${round(height)}`)
    .join('');
}

/** From the lower left to the upper right, cut off at both sides. */
function slanted({ x, y, width, height }: Box): string {
  return steps(width + height)
    .map(along => {
      const from = Math.max(0, along - height);
      const to = Math.min(width, along);
      return `M${round(x + from)} ${round(y + along - from)}L${round(
        x + to,
      )} ${round(y + along - to)}`;
    })
    .join('');
}

/** Where lines are, within a length. */
function steps(length: number): number[] {
  const found = Math.floor(length / STEP);
  const margin = (length - (found - 1) * STEP) / 2;
  return Array.from({ length: found }, (_, index) => margin + index * STEP);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
