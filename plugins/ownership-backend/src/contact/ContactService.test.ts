import { mockServices } from '@backstage/backend-test-utils';
import { projectEntity } from '../domain/projection';
import { OnCallService } from '../onCall/OnCallService';
import { ContactService } from './ContactService';

const at = new Date('2026-11-21T03:00:00Z');

const component = (name: string) =>
  projectEntity({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments-core' }],
  });

const owner = projectEntity({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'payments-core',
    annotations: { 'groundwork.dev/chat-channel': '#payments' },
  },
});
const find = (ref: string) => (ref === owner.entityRef ? owner : undefined);

describe('ContactService', () => {
  const onCall = new OnCallService({
    providers: [
      {
        id: 'test',
        onCall: async ({ entityRef }) => ({
          status: 'known',
          levels: [
            { level: 1, people: [{ name: `on call for ${entityRef}` }] },
          ],
        }),
      },
    ],
    find,
    logger: mockServices.logger.mock(),
  });
  const service = new ContactService({ find, onCall });
  const entities = [component('payments'), component('ledger')];

  it('makes cards in the order of the entities, asking once what may be read', async () => {
    const findReadable = jest.fn(async (refs: string[]) => new Set(refs));
    const cards = await service.cards(entities, { at, findReadable });
    expect(
      cards.map(card => [
        card.onCall.levels[0].people[0].name,
        card.channel?.name,
      ]),
    ).toEqual([
      ['on call for component:default/payments', '#payments'],
      ['on call for component:default/ledger', '#payments'],
    ]);
    expect(findReadable.mock.calls).toEqual([
      [['group:default/payments-core']],
    ]);
  });

  it('shows nothing of what may not be read', async () => {
    const [card] = await service.cards(entities, {
      at,
      findReadable: async () => new Set<string>(),
    });
    expect(card.channel).toBe(undefined);
  });
});
