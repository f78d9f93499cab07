import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Combobox, useAsyncList } from '@backstage/ui';
import { findGroups, GroupOption } from './groups';

/** Waits for the next letter before the catalog is asked. */
const TYPING_PAUSE_MS = 200;

/**
 * The properties of a {@link GroupPicker}.
 *
 * @public
 */
export interface GroupPickerProps {
  label: string;
  /** Where the placeholder says enough to the eye. */
  isLabelHidden?: boolean;
  placeholder: string;
  /** What can be chosen besides the catalog's groups; shown before typing. */
  extras?: GroupOption[];
  value?: GroupOption;
  onChange(value: GroupOption | undefined): void;
}

/**
 * Finds a group of the catalog by its name.
 *
 * @public
 */
export function GroupPicker(props: GroupPickerProps): JSX.Element {
  const { label, isLabelHidden, placeholder, extras = [] } = props;
  const { onChange } = props;
  const [chosen, setChosen] = useState<GroupOption>();
  // Its title may be read anew meanwhile. Another text in the field would be
  // taken for a search, and open the list again.
  const value = chosen?.id === props.value?.id ? chosen : props.value;
  const catalogApi = useApi(catalogApiRef);
  const groups = useAsyncList<GroupOption>({
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
      onChange={option => {
        const next = option
          ? { id: option.id, label: option.label }
          : undefined;
        setChosen(next);
        onChange(next);
      }}
    />
  );
}

/**
 * The option of a group of which only the ref is known.
 *
 * @public
 */
export function useGroupOption(entityRef: string): GroupOption {
  const { primaryTitle } = useEntityPresentation(entityRef);
  return { id: entityRef, label: primaryTitle };
}
