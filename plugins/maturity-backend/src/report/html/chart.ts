import {
  CapabilityMove,
  LeadershipReport,
  LevelDistribution,
} from '@groundwork/backstage-plugin-maturity-common';
import { counted, quarterWords } from '../words';
import { html, Markup } from './markup';
import { isDark, textured } from './textures';

const WIDTH = 360;
const ROW = 41;
const BAR = { top: 16, height: 17 };
const TEXT = 11;
/** About the width of a bold character. */
const CHARACTER = 5.8;

interface Segment {
  /** 0 and up; what is not measured has none. */
  level?: number;
  teams: number;
}

/** What the chart draws, and says in its table. */
export type ChartSource = Pick<
  LeadershipReport,
  'distribution' | 'moves' | 'model'
> & { quarterBefore: string };

/** Teams by level as stacked bars, of which each can be told without colour. */
export function chartOf(source: ChartSource): Markup {
  const { distribution, moves } = source;
  const height = distribution.length * ROW + 36;
  return html`
    <figure class="chart">
      <svg
        viewBox="0 0 ${WIDTH} ${height}"
        width="${WIDTH}"
        height="${height}"
        aria-hidden="true"
        font-size="${TEXT}"
        fill="#15202b"
      >
        ${distribution.map((row, index) =>
          rowOf(row, {
            top: index * ROW,
            move: moves.find(it => it.capability === row.capability),
          }),
        )}
        ${keyOf(source, distribution.length * ROW + 10)}
      </svg>
      ${tableOf(source)}
    </figure>
  `;
}

function segmentsOf({ byLevel, unmeasured }: LevelDistribution): Segment[] {
  return [
    // The highest first, so that a bar is the longer the better it is on the left
    ...byLevel.map((teams, level) => ({ level, teams })).reverse(),
    { teams: unmeasured },
  ].filter(it => it.teams > 0);
}

function rowOf(
  row: LevelDistribution,
  { top, move }: { top: number; move?: CapabilityMove },
): Markup {
  const segments = segmentsOf(row);
  const teams = segments.reduce((sum, it) => sum + it.teams, 0);
  let start = 0;
  const bars = segments.map(segment => {
    const width = (segment.teams / teams) * WIDTH;
    const bar = segmentOf(segment, { x: start, y: top + BAR.top, width });
    start += width;
    return bar;
  });
  return html`<g>
    <text x="0" y="${top + 11}" font-weight="700">
      ${move?.title ?? row.capability}
    </text>
    <text x="${WIDTH}" y="${top + 11}" text-anchor="end" fill="#4a5866">
      ${moveWords(move)}
    </text>
    ${bars}
  </g>`;
}

function segmentOf(
  segment: Segment,
  { x, y, width }: { x: number; y: number; width: number },
): Markup {
  const { level } = segment;
  // Half a line on each side, so that neighbours do not share one
  const box = {
    x: x + 0.5,
    y,
    width: Math.max(width - 1, 0.5),
    height: BAR.height,
  };
  return html`${textured(level, box)}${labelOf(segment, {
    x: x + width / 2,
    y,
    width,
  })}`;
}

function labelOf(
  { level, teams }: Segment,
  at: { x: number; y: number; width: number },
): Markup | undefined {
  const name = level === undefined ? 'not measured' : `L${level}`;
  const label = [`${name}: ${teams}`, `${teams}`].find(
    it => it.length * CHARACTER + 8 <= at.width,
  );
  if (label === undefined) {
    return undefined;
  }
  const isOnDark = isDark(level);
  const plate = label.length * CHARACTER + 4;
  return html`${isOnDark
      ? undefined
      : html`<rect
          x="${round(at.x - plate / 2)}"
          y="${at.y + 2.5}"
          width="${plate}"
          height="${BAR.height - 5}"
          rx="1.5"
          fill="#fff"
        />`}<text
      x="${round(at.x)}"
      y="${at.y + 12.5}"
      text-anchor="middle"
      font-weight="700"
      fill="${isOnDark ? '#fff' : '#15202b'}"
    >
      ${label}
    </text>`;
}

function moveWords(move: CapabilityMove | undefined): string {
  if (!move || move.higher + move.lower + move.same === 0) {
    return 'moves not known';
  }
  const { higher, lower } = move;
  if (higher + lower === 0) {
    return 'no team moved';
  }
  return [
    ...(higher > 0 ? [`▲ ${higher} higher`] : []),
    ...(lower > 0 ? [`▼ ${lower} lower`] : []),
  ].join('  ');
}

/** What each texture stands for, in two lines. */
function keyOf({ model }: ChartSource, top: number): Markup {
  const names: Array<{ level: number | undefined; name: string }> = [
    ...[...model.levels]
      .sort((one, other) => other.level - one.level)
      .map(it => ({
        level: it.level,
        name: `L${it.level} ${it.name}`,
      })),
    { level: 0, name: 'L0 below level 1' },
    { level: undefined, name: 'not measured' },
  ];
  const columns = 3;
  return html`<g font-size="10" fill="#4a5866">
    ${names.map(({ level, name }, index) => {
      const x = (index % columns) * (WIDTH / columns);
      const y = top + Math.floor(index / columns) * 15;
      return html`${textured(level, {
          x: x + 0.5,
          y,
          width: 16,
          height: 9,
        })} <text x="${x + 21}" y="${y + 8.5}">${name}</text>`;
    })}
  </g>`;
}

/** The chart for those who cannot see it. */
function tableOf({
  distribution,
  moves,
  model,
  quarterBefore,
}: ChartSource): Markup {
  const levels = [0, ...model.levels.map(it => it.level)];
  return html`<div class="visually-hidden">
    <table>
      <caption>
        Teams by level in each capability, and how they moved since
        ${quarterWords(quarterBefore)}
      </caption>
      <thead>
        <tr>
          <th scope="col">Capability</th>
          ${levels.map(
            level => html`<th scope="col">
              Level ${level}
              ${model.levels.find(it => it.level === level)?.name ??
              '(below level 1)'}
            </th>`,
          )}
          <th scope="col">Not measured</th>
          <th scope="col">Moves</th>
        </tr>
      </thead>
      <tbody>
        ${distribution.map(row => {
          const move = moves.find(it => it.capability === row.capability);
          return html`<tr>
            <th scope="row">${move?.title ?? row.capability}</th>
            ${levels.map(
              level =>
                html`<td>${counted(row.byLevel[level] ?? 0, 'team')}</td>`,
            )}
            <td>${counted(row.unmeasured, 'team')}</td>
            <td>
              ${move
                ? `${move.higher} higher, ${move.lower} lower, ${move.same} the same, ${move.unknown} not known`
                : 'not known'}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
