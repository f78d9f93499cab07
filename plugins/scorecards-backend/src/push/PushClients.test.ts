import { PushClients } from './PushClients';

const clients = new PushClients([
  { id: 'one', secret: 'secret-of-one-1234', facts: ['ci.*'] },
  { id: 'two', secret: 'secret-of-two-1234', facts: ['ci.passed'] },
]);

it.each([
  ['Bearer secret-of-one-1234', 'one'],
  ['Bearer secret-of-two-1234', 'two'],
  ['bearer   secret-of-two-1234', 'two'],
  ['Bearer secret-of-two-12345', undefined],
  ['Bearer secret-of-two-123', undefined],
  ['Bearer ', undefined],
  ['Basic secret-of-one-1234', undefined],
  ['secret-of-one-1234', undefined],
  ['Bearer secret-of-one-1234 secret-of-two-1234', undefined],
  ['', undefined],
  [undefined, undefined],
])('%j is shown by %s', (authorization, id) => {
  expect(clients.find(authorization)?.id).toBe(id);
});

it('there need be no clients', () => {
  expect(new PushClients([]).find('Bearer x')).toBeUndefined();
});
