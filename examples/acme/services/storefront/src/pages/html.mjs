const ENTITIES = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

class Html {
  constructor(text) {
    this.text = text;
  }

  toString() {
    return this.text;
  }
}

function toText(value) {
  if (value === undefined || value === false) return '';
  if (Array.isArray(value)) return value.map(toText).join('');
  if (value instanceof Html) return value.text;
  return String(value).replace(/[&<>"']/g, character => ENTITIES[character]);
}

/** Markup in which everything that is filled in is escaped, unless it is markup. */
export function html(strings, ...values) {
  const text = strings.reduce(
    (done, string, index) => done + toText(values[index - 1]) + string,
  );
  return new Html(text);
}

export function attributes(given) {
  return Object.entries(given).map(
    ([name, value]) => html` ${name}="${value}"`,
  );
}
