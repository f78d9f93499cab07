/** German for `entity.ts`. */
export const entityMessagesDe = {
  'entity.emptyAdvice':
    'Hier stünde, wie lange ihre Änderungen brauchen, was sie aufhält und was bricht. Lesen Sie das Repository aus Git, oder senden Sie die Ereignisse.',
  'entity.more': 'Mehr davon',
  'entity.all': 'Alle Zahlen',
} as const;
