import { keptHeaders } from './headers';

it('keeps what tells what a body is, and no secrets', () => {
  expect(
    keptHeaders({
      authorization: 'Bearer secret',
      cookie: 'secret',
      'content-type': 'application/json',
      'ce-id': 'event-1',
      'ce-token': 'secret',
      'x-github-delivery': 'delivery-1',
      'x-github-event': 'push',
      'x-hub-signature': 'secret',
      'x-hub-signature-256': 'secret',
      'set-cookie': ['secret'],
    }),
  ).toEqual({
    'content-type': 'application/json',
    'ce-id': 'event-1',
    'x-github-delivery': 'delivery-1',
    'x-github-event': 'push',
  });
});
