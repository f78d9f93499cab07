import { KeyboardEvent, RefObject, useRef, useState } from 'react';
import { Tooltip, TooltipTrigger } from '@backstage/ui';

/**
 * What an element needs in order to tell more of itself.
 *
 * @public
 */
export interface HintTarget<TElement extends HTMLElement> {
  ref: RefObject<TElement>;
  tabIndex: number;
  'aria-description': string;
  onMouseEnter(): void;
  onMouseLeave(): void;
  onFocus(): void;
  onBlur(): void;
  onKeyDown(event: KeyboardEvent): void;
}

/**
 * Lets an element tell more of itself on hover and focus, as a title would by
 * mouse alone. The tooltip is to be rendered beside the element.
 *
 * @public
 */
export function useHint<TElement extends HTMLElement>(
  text: string,
): { target: HintTarget<TElement>; tooltip: JSX.Element } {
  const ref = useRef<TElement>(null);
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  const close = () => setOpen(false);
  return {
    target: {
      ref,
      // By keyboard one gets to it, too.
      tabIndex: 0,
      'aria-description': text,
      onMouseEnter: open,
      onMouseLeave: close,
      onFocus: open,
      onBlur: close,
      onKeyDown: event => {
        if (event.key === 'Escape' && isOpen) {
          // What is around it, such as a dialog, stays open.
          event.stopPropagation();
          close();
        }
      },
    },
    tooltip: (
      <TooltipTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Tooltip triggerRef={ref}>{text}</Tooltip>
      </TooltipTrigger>
    ),
  };
}
