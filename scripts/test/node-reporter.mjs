/**
 * A reporter for Node's test runner that writes one JSON object per finished
 * test or suite, for `countNode`.
 */
export default async function* reporter(source) {
  for await (const { type, data } of source) {
    if (type === 'test:pass' || type === 'test:fail') {
      yield `${JSON.stringify(describe(type, data))}\n`;
    }
  }
}

function describe(type, { name, file, skip, todo, details }) {
  const error = details.error;
  const excused = skip !== undefined || todo !== undefined;
  return {
    name,
    file,
    kind: details.type ?? 'test',
    outcome: excused ? 'skip' : type.slice('test:'.length),
    failureType: error?.failureType,
    message: error && (error.cause?.stack ?? error.cause ?? error.message),
  };
}
