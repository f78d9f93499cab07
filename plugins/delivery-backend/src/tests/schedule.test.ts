import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { describeEachDatabase } from '@groundwork/backstage-plugin-groundwork-node/testUtils';
import { whenPlacesChange } from './schedule';

describeEachDatabase(
  'whenPlacesChange',
  {
    migrations: resolvePackagePath(
      '@groundwork/backstage-plugin-delivery-backend',
      'migrations',
    ),
  },
  ({ create }) => {
    it('places tests again when repositories are of other components, and only then', async () => {
      const knex = await create();
      const placeAgain = jest.fn(async () => {});
      const look = whenPlacesChange(knex, placeAgain);
      await look();
      placeAgain.mockClear();

      await knex('catalog_component').insert({
        component: 'component:default/orders',
        title: 'Orders',
        repository: 'github.com/acme/orders',
        services: '[]',
      });
      await look();
      await look();
      expect(placeAgain).toHaveBeenCalledTimes(1);

      await knex('catalog_component').update({ title: 'All orders' });
      await look();
      expect(placeAgain).toHaveBeenCalledTimes(1);

      await knex('catalog_component').update({ path: 'services/orders' });
      await look();
      expect(placeAgain).toHaveBeenCalledTimes(2);
    });

    it('tries again what could not be done', async () => {
      const knex = await create();
      const placeAgain = jest
        .fn(async () => {})
        .mockRejectedValueOnce(new Error('busy'));
      const look = whenPlacesChange(knex, placeAgain);

      await expect(look()).rejects.toThrow('busy');
      await look();
      await look();
      expect(placeAgain).toHaveBeenCalledTimes(2);
    });
  },
);
