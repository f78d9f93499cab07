/** A number with at most one digit behind the point. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A share from 0 to 1: `62 %`. */
export function percent(share: number): string {
  return `${rounded(share * 100)} %`;
}

/** A count with what is counted: `1 change waits`, `3 changes wait`. */
export function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
