/** Orders texts by their code units, the same on every machine. */
export function compareText(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
}

/** The same, but numbers at the end of texts that are else alike by their size. */
export function compareNumbered(one: string, other: string): number {
  const [name, digits] = splitNumber(one);
  const [otherName, otherDigits] = splitNumber(other);
  return (
    compareText(name, otherName) ||
    digits.length - otherDigits.length ||
    compareText(digits, otherDigits) ||
    compareText(one, other)
  );
}

function splitNumber(text: string): [name: string, digits: string] {
  let begin = text.length;
  while (begin > 0 && text[begin - 1] >= '0' && text[begin - 1] <= '9') {
    begin--;
  }
  return [text.slice(0, begin), text.slice(begin).replace(/^0+/, '')];
}
