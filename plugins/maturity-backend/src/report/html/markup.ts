/** Text that is HTML already. Only {@link html} makes it. */
export class Markup {
  constructor(readonly text: string) {}
}

/** What can stand in a template: texts are escaped, markup is taken as it is. */
export type Content = Markup | string | number | undefined | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** No document may hold these, escaped or not. */
// eslint-disable-next-line no-control-regex -- they are what is looked for
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/** Marks and overrides of direction, which can make a text read as another one. */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A template in which all that is no markup is escaped, also within attributes. */
export function html(
  parts: TemplateStringsArray,
  ...contents: Content[]
): Markup {
  return new Markup(
    parts.reduce(
      (text, part, index) => `${text}${written(contents[index - 1])}${part}`,
    ),
  );
}

/** A text that others have given, kept from turning the direction of what follows. */
export function isolated(text: string): Markup {
  return html`<bdi>${text}</bdi>`;
}

/** A text for where no element can isolate it, without marks of direction. */
export function plain(text: string): string {
  return text.replace(DIRECTION, '');
}

function written(content: Content): string {
  if (content === undefined) {
    return '';
  }
  if (content instanceof Markup) {
    return content.text;
  }
  if (typeof content === 'object') {
    return content.map(it => it.text).join('\n');
  }
  return escape(`${content}`);
}

function escape(text: string): string {
  return (
    text
      .replace(FORBIDDEN, '\ufffd')
      .replace(/[&<>"']/g, it => ENTITIES[it])
      // A number and its sign stay on one line
      .replace(/(\d) %/g, '$1\u00a0%')
  );
}
