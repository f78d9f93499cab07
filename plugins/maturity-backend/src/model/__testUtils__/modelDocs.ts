import {
  MaturityModel,
  ModelPractice,
  ReferenceLine,
  ThresholdSource,
} from '@groundwork/backstage-plugin-maturity-common';

/** A table of the documentation: its heading, its columns and its rows. */
export interface DocumentedTable {
  heading: string;
  columns: string[];
  rows: string[][];
}

/** What the documentation says of a model, in tables. */
export function tablesOf(
  model: MaturityModel,
  references: readonly ReferenceLine[],
): DocumentedTable[] {
  return [
    {
      heading: 'Levels',
      columns: ['level', 'name', 'what it means'],
      rows: model.levels.map(({ level, name, description = '' }) => [
        String(level),
        name,
        description,
      ]),
    },
    ...model.capabilities.map(({ title, checks }) => ({
      heading: title,
      columns: ['level', 'check', 'passes when', 'source', 'why'],
      rows: checks.map(check => [String(check.level), ...ruleCells(check)]),
    })),
    {
      heading: 'Practices',
      columns: ['check', 'passes when', 'source', 'why'],
      rows: model.practices.map(ruleCells),
    },
    {
      heading: 'Questions',
      columns: ['about', 'question', ...model.levels.map(({ name }) => name)],
      rows: model.questions.map(({ aspect, question, answers }) => [
        aspect,
        question,
        ...answers.map(({ text }) => text),
      ]),
    },
    {
      heading: 'Published figures',
      columns: ['figure', 'source', 'year'],
      rows: references.map(({ text, source, url, year }) => [
        text,
        `[${source}](${url})`,
        String(year),
      ]),
    },
  ].map(table => ({ ...table, rows: table.rows.map(row => row.map(escape)) }));
}

function ruleCells({
  title,
  expression,
  source,
  reason,
}: Omit<ModelPractice, 'description'>): string[] {
  return [title, `\`${expression}\``, sourceCell(source), reason];
}

function sourceCell({ kind, title, url, year }: ThresholdSource): string {
  if (title === undefined) {
    return kind;
  }
  const linked = url === undefined ? title : `[${title}](${url})`;
  const dated = year === undefined ? linked : `${linked}, ${year}`;
  return kind === 'ours' ? `ours, ${dated}` : dated;
}

/** A bar would end the cell. */
function escape(cell: string): string {
  return cell.replaceAll('|', '\\|');
}

/** The rows of the first table below a heading, without its head. */
export function rowsBelow(document: string, heading: string): string[][] {
  const lines = document.split('\n');
  const from = lines.findIndex(
    line => line.replace(/^#+ /, '') === heading && line.startsWith('#'),
  );
  const below = from < 0 ? [] : lines.slice(from + 1);
  const to = below.findIndex(line => line.startsWith('#'));
  return (to < 0 ? below : below.slice(0, to))
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line =>
      line
        .split(/(?<!\\)\|/)
        .slice(1, -1)
        .map(cell => cell.trim()),
    );
}
