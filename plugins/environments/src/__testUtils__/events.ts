/** An answer of server-sent events; stays open only while it is told to. */
export function eventsResponse(
  events: Array<{ id: string; event: string; data: unknown }>,
  options: { staysOpen?: boolean } = {},
): Response {
  const chunks = events.map(({ id, event, data }) =>
    new TextEncoder().encode(
      `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`,
    ),
  );
  let end: () => void = () => {};
  const reader = {
    read: async () => {
      const value = chunks.shift();
      if (!value && options.staysOpen) {
        await new Promise<void>(resolve => {
          end = resolve;
        });
      }
      return value ? { done: false, value } : { done: true };
    },
    cancel: async () => end(),
  };
  // jsdom has no streams: of an answer only this much is read.
  return { body: { getReader: () => reader } } as unknown as Response;
}
