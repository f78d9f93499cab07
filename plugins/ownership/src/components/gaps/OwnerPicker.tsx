import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { findGroups, OwnerOption } from './ownerOptions';

/** Waits for the next letter before the catalog is asked. */
const TYPING_PAUSE_MS = 200;

interface OwnerPickerProps {
  label: string;
  /** Where the placeholder says enough to the eye. */
  isLabelHidden?: boolean;
  placeholder: string;
  /** What can be chosen besides the catalog's groups; shown before typing. */
  extras?: OwnerOption[];
  value?: OwnerOption;
  onChange(value: OwnerOption | undefined): void;
}

/** Finds a group of the catalog by its name. */
export function OwnerPicker(props: OwnerPickerProps) {
  const { label, isLabelHidden, placeholder, extras = [] } = props;
  const { value, onChange } = props;
  const catalogApi = useApi(catalogApiRef);
  const groups = useAsyncList<OwnerOption>({
    async load({ filterText = '', signal }) {
      await new Promise(resolve => setTimeout(resolve, TYPING_PAUSE_MS));
      if (signal.aborted) {
        return { items: [] };
      }
      // What is chosen already is no text to look for.
      const text = filterText === value?.label ? '' : filterText;
      const found = await findGroups(catalogApi, text);
      return { items: text === '' ? [...extras, ...found] : found };
    },
  });
  return (
    <Combobox
      label={isLabelHidden ? undefined : label}
      aria-label={isLabelHidden ? label : undefined}
      placeholder={placeholder}
      options={groups}
      search={{ mode: 'server' }}
      value={value ?? null}
      onChange={option =>
        onChange(option ? { id: option.id, label: option.label } : undefined)
      }
    />
  );
}

/** The option of a group of which only the ref is known. */
export function useOwnerOption(entityRef: string): OwnerOption {
  const { primaryTitle } = useEntityPresentation(entityRef);
  return { id: entityRef, label: primaryTitle };
}
