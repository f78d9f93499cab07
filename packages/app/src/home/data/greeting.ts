/** The part of the day that a greeting names. */
export function greetingKey(
  now: Date,
): 'greetingMorning' | 'greetingAfternoon' | 'greetingEvening' {
  const hour = now.getHours();
  if (hour >= 5 && hour < 12) {
    return 'greetingMorning';
  }
  return hour >= 12 && hour < 18 ? 'greetingAfternoon' : 'greetingEvening';
}
