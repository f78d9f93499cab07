import { useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  defaultEntityPresentation,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { useEnvironmentsTranslation } from '../../translation';

/** Waits for the next letter before the catalog is asked. */
const TYPING_PAUSE_MS = 200;

/** As many as one reads through before typing another letter. */
const LIMIT = 20;

interface Option {
  id: string;
  label: string;
}

function useComponents(chosen: Option | undefined) {
  const catalogApi = useApi(catalogApiRef);
  return useAsyncList<Option>({
    async load({ filterText = '', signal }) {
      await new Promise(resolve => setTimeout(resolve, TYPING_PAUSE_MS));
      if (signal.aborted) {
        return { items: [] };
      }
      // What is chosen already is no text to look for.
      const term = filterText === chosen?.label ? '' : filterText.trim();
      const { items } = await catalogApi.queryEntities({
        filter: { kind: 'component' },
        fields: ['kind', 'metadata'],
        orderFields: [{ field: 'metadata.name', order: 'asc' }],
        fullTextFilter: term
          ? { term, fields: ['metadata.name', 'metadata.title'] }
          : undefined,
        limit: LIMIT,
      });
      return {
        items: items.map(entity => ({
          id: stringifyEntityRef(entity),
          label: defaultEntityPresentation(entity).primaryTitle,
        })),
      };
    },
  });
}

function Picker(props: {
  value: Option | undefined;
  onChange(component: string | undefined): void;
}) {
  const { t } = useEnvironmentsTranslation();
  const [chosen, setChosen] = useState(props.value);
  return (
    <Combobox
      label={t('create.component')}
      placeholder={t('create.componentPlaceholder')}
      options={useComponents(chosen)}
      search={{ mode: 'server' }}
      value={chosen ?? null}
      onChange={option => {
        setChosen(option ? { id: option.id, label: option.label } : undefined);
        props.onChange(option?.id);
      }}
    />
  );
}

function PickerFrom(props: {
  entityRef: string;
  onChange(component: string | undefined): void;
}) {
  const { entityRef, onChange } = props;
  const { primaryTitle } = useEntityPresentation(entityRef);
  return (
    <Picker
      value={{ id: entityRef, label: primaryTitle }}
      onChange={onChange}
    />
  );
}

/** Finds a component of the catalog by its name. */
export function ComponentPicker(props: {
  /** What is chosen at first. */
  first: string | undefined;
  onChange(component: string | undefined): void;
}) {
  const { first, onChange } = props;
  return first ? (
    <PickerFrom entityRef={first} onChange={onChange} />
  ) : (
    <Picker value={undefined} onChange={onChange} />
  );
}
