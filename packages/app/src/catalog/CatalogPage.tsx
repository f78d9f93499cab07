import { ReactNode } from 'react';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  CatalogFilterLayout,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { CatalogTable } from '@backstage/plugin-catalog';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import { ButtonLink, Container, Header } from '@backstage/ui';
import { RiAddLine } from '@remixicon/react';
import { usePortalTranslation } from '../translation/usePortalTranslation';
import { catalogColumns } from './columns';

/**
 * Columns that can be dragged are buttons around buttons, which neither a
 * screen reader nor the keyboard can make sense of.
 */
const TABLE_OPTIONS = { draggable: false };

/** The list of the catalog's entities, with its filters. */
export function CatalogPage(props: { filters: ReactNode }) {
  const { t } = usePortalTranslation();
  const createLink = useRouteRef(scaffolderPlugin.routes.root);
  return (
    <EntityListProvider pagination>
      <Header
        title={t('catalog.title')}
        customActions={
          createLink && (
            <ButtonLink
              variant="primary"
              href={createLink()}
              iconStart={<RiAddLine />}
            >
              {t('catalog.create')}
            </ButtonLink>
          )
        }
      />
      <Container>
        <CatalogFilterLayout>
          <CatalogFilterLayout.Filters>
            {props.filters}
          </CatalogFilterLayout.Filters>
          <CatalogFilterLayout.Content>
            <CatalogTable
              columns={catalogColumns}
              tableOptions={TABLE_OPTIONS}
            />
          </CatalogFilterLayout.Content>
        </CatalogFilterLayout>
      </Container>
    </EntityListProvider>
  );
}
