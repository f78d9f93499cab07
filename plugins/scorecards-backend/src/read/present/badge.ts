/** What a badge says. */
export interface Badge {
  label: string;
  text: string;
  /** Filled ones of so many; none where no level is known. */
  pips?: { filled: number; of: number };
  /** For those who hear it, and on hover. */
  description: string;
}

/** What is said of what there is not, or may not be seen. */
export const UNKNOWN_BADGE: Badge = {
  label: 'scorecard',
  text: 'unknown',
  description: 'There is no such scorecard or entity to be seen',
};

const HEIGHT = 20;
const PADDING = 8;
const PIP = 10;
/** Of most letters of the font; what is wider is squeezed a little. */
const LETTER = 6.6;
const MAX_TEXT_LENGTH = 60;

/** What XML 1.0 has no way to write. */
const UNWRITABLE =
  // eslint-disable-next-line no-control-regex -- they are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\p{Cs}\ufffe\uffff]/gu;

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Draws a badge as SVG. */
export function renderBadge({ label, text, pips, description }: Badge): string {
  const left = boxOf(cut(label));
  const right = boxOf(cut(text), pips ? pips.of * PIP + PADDING / 2 : 0);
  const width = left.width + right.width;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${HEIGHT}" role="img" aria-label="${escape(
      description,
    )}">`,
    `<title>${escape(description)}</title>`,
    `<clipPath id="r"><rect width="${width}" height="${HEIGHT}" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)">`,
    `<rect width="${left.width}" height="${HEIGHT}" fill="#4a5160"/>`,
    `<rect x="${left.width}" width="${right.width}" height="${HEIGHT}" fill="#22304a"/>`,
    `</g>`,
    `<g fill="#fff" font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">`,
    textAt(left, PADDING),
    ...(pips ? drawPips(pips, left.width + PADDING) : []),
    textAt(right, left.width + right.width - PADDING - right.textWidth),
    `</g>`,
    `</svg>`,
  ].join('');
}

interface Box {
  text: string;
  textWidth: number;
  width: number;
}

function boxOf(text: string, before = 0): Box {
  const textWidth = Math.ceil([...text].length * LETTER);
  return { text, textWidth, width: textWidth + before + 2 * PADDING };
}

function textAt({ text, textWidth }: Box, x: number): string {
  return `<text x="${x}" y="14" textLength="${textWidth}" lengthAdjust="spacingAndGlyphs">${escape(
    text,
  )}</text>`;
}

function drawPips(
  { filled, of }: { filled: number; of: number },
  x: number,
): string[] {
  return Array.from({ length: of }, (_, index) => {
    const fill = index < filled ? '' : ' fill="none"';
    return `<circle cx="${
      x + index * PIP + 3
    }" cy="10" r="3" stroke="#fff"${fill}/>`;
  });
}

function cut(text: string): string {
  const letters = [...text];
  return letters.length > MAX_TEXT_LENGTH
    ? `${letters.slice(0, MAX_TEXT_LENGTH - 1).join('')}…`
    : text;
}

function escape(text: string): string {
  return text
    .replace(UNWRITABLE, '\ufffd')
    .replace(/[&<>"']/g, letter => ESCAPED[letter]);
}
