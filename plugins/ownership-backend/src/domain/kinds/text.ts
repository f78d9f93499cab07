/** Whether a code unit is a to z, 0 to 9. */
function isLowerAlphanumeric(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/**
 * Whether the text is a label as in RFC 1123: what Kubernetes allows as the
 * name of a namespace.
 */
export function isDnsLabel(text: string): boolean {
  if (text.length === 0 || text.length > 63) {
    return false;
  }
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const inside = index > 0 && index < text.length - 1;
    if (!isLowerAlphanumeric(code) && !(inside && code === 45)) {
      return false;
    }
  }
  return true;
}

/** Whether the text is labels joined by dots, at most 253 characters. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= 253 && text.split('.').every(isDnsLabel);
}

/** Whether the text holds a control character, a line break among them. */
export function hasControlCharacter(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 || (code >= 127 && code < 160)) {
      return true;
    }
  }
  return false;
}

/** Whether the text holds white space of any sort. */
export function hasWhiteSpace(text: string): boolean {
  return /\s/.test(text);
}

/**
 * Takes quotes and the space around them off, however often they are nested,
 * so that doing it twice changes nothing.
 */
export function unquote(text: string): string {
  let start = 0;
  let end = text.length;
  for (;;) {
    while (start < end && isSpace(text.charCodeAt(start))) start++;
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
    const first = text[start];
    const quoted =
      end - start >= 2 &&
      (first === '"' || first === "'" || first === '`') &&
      text[end - 1] === first;
    if (!quoted) {
      return text.slice(start, end);
    }
    start++;
    end--;
  }
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 0xa0;
}

/** Takes `:12` and `:12:5` (line, column) off the end of a file's path. */
export function withoutLineNumbers(text: string): string {
  let end = text.length;
  for (;;) {
    let digits = end;
    while (digits > 0 && isDigit(text.charCodeAt(digits - 1))) digits--;
    if (digits === end || text[digits - 1] !== ':') {
      return text.slice(0, end);
    }
    end = digits - 1;
  }
}

/** Whether a code unit is 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether the text is one or more digits and nothing else. */
export function isNumber(text: string): boolean {
  if (text.length === 0) {
    return false;
  }
  for (let index = 0; index < text.length; index++) {
    if (!isDigit(text.charCodeAt(index))) {
      return false;
    }
  }
  return true;
}
