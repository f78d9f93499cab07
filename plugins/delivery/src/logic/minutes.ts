/** A time as fields for minutes have it: `YYYY-MM-DDTHH:mm`, where the person is. */
export function localMinute(time: Date): string {
  const two = (part: number) => `${part}`.padStart(2, '0');
  const day = [
    time.getFullYear(),
    two(time.getMonth() + 1),
    two(time.getDate()),
  ].join('-');
  return `${day}T${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The time of such a field; undefined while it is empty or no time. */
export function timeOfMinute(minute: string): string | undefined {
  const time = new Date(minute);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
