import { KeyboardEvent } from 'react';
import { leavesField } from '../../lookup/caret';

/** Moves from the field to the candidates, and among them. */
export function moveFocus(event: KeyboardEvent, root: HTMLElement): void {
  const { target, key } = event;
  const field = root.querySelector('textarea');
  const links = [...root.querySelectorAll<HTMLElement>('[data-candidate] a')];
  const current = links.findIndex(link => link === target);
  const isInField = field !== null && target === field;
  if (key === 'ArrowDown' && (isInField ? leavesField(field) : current >= 0)) {
    const next = links[current + 1];
    if (next) {
      event.preventDefault();
      next.focus();
    }
  } else if (key === 'ArrowUp' && current >= 0) {
    event.preventDefault();
    (links[current - 1] ?? field)?.focus();
  }
}
