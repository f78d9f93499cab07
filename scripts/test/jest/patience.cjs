/**
 * A whole app takes longer than the usual second to show what it has, on a machine
 * where more is at work.
 */
if (typeof window !== 'undefined') {
  require('@testing-library/dom').configure({ asyncUtilTimeout: 10_000 });
}
